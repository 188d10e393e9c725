-- Step 2: the categories and memberships of people became records of their own (`classification`,
-- `membership`). Their tables come from the descriptions; dv_through_upgrade() moves the links.
SELECT 2;
