/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-seal-section.h"

#include "common/dv-dialogs.h"
#include "common/dv-secret-entry.h"
#include "common/dv-widget.h"
#include "common/dv-wrap-layout.h"
#include "dv-confidential.h"
#include "dv-disclosure.h"
#include "dv-kinds.h"
#include "dv-opening-chain.h"
#include "dv-scrub.h"
#include "dv-seal.h"
#include "petitions/dv-seal-requests.h"
#include "petitions/dv-unseal-dialog.h"
#include "records/dv-form-extra.h"

#include <glib/gi18n.h>

/* Where the form of a letter says who wrote it, if that is kept secret. What is typed goes into the
 * sealed part when the letter is saved; after that it is shown for a stated reason, for two
 * minutes, and no longer than the window has the focus. */

#define SECONDS_SHOWN  120
#define OPENINGS_SHOWN 5

struct _DvSealSection {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *countdown;
  GtkGrid *entries;
  GtkWidget *holders_button;
  GtkWidget *open_button;
  GtkWidget *opened;
  GtkLabel *openings;
  GtkWidget *plain_button;
  GtkLabel *readers;
  GtkWidget *renew_button;
  GtkGrid *values;

  /* Owned */
  DvStore *store;
  DvRecord *record; /* as the form was opened with it */
  DvRecord *draft;  /* as far as it was typed */
  GCancellable *cancellable;
  GtkWidget *inputs[DV_N_IDENTITY_FIELDS]; /* of the template's grid */

  gulong changed_id;
  guint tick;
  guint seconds;
  guint confidential : 1;
  guint sealed : 1; /* there is a sealed identity */
  guint plain : 1;  /* what is stored says it in the clear */
  guint stored_plain : 1;
  guint clearing : 1;
  char *sender; /* the id of somebody in the register of people, taken over from the draft */
};

static void seal_section_extra_init (DvFormExtraInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvSealSection,
                               dv_seal_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_FORM_EXTRA, seal_section_extra_init))

static const struct {
  const char *name;
  DvIdentityField field;
} senders[] = {
  { "sender_name", DV_IDENTITY_NAME },
  { "sender_address", DV_IDENTITY_ADDRESS },
  { "sender_contact", DV_IDENTITY_CONTACT },
  { "sender_id", DV_IDENTITY_ID_NUMBER },
};

static gboolean
is_typed (DvSealSection *self)
{
  if (self->sender != NULL)
    return TRUE;
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    if (*gtk_editable_get_text (GTK_EDITABLE (self->inputs[i])) != '\0')
      return TRUE;
  }
  return FALSE;
}

static void
hide (DvSealSection *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->values == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))) != NULL)
    gtk_grid_remove (self->values, child);
  gtk_widget_set_visible (self->opened, FALSE);
}

static void
update_plain (DvSealSection *self)
{
  self->plain = self->confidential && dv_record_get_row (self->record) != 0 &&
                (self->stored_plain || dv_petition_find_plain (self->record) != NULL);
}

static void
update (DvSealSection *self)
{
  gboolean types = self->confidential && !self->sealed && !self->plain;

  /* What is sealed stays so, also when the letter turns out to be none to keep secret. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->confidential || self->sealed);
  gtk_widget_set_visible (GTK_WIDGET (self->entries), types);
  gtk_widget_set_visible (self->open_button, self->sealed);
  gtk_widget_set_visible (self->plain_button, self->plain);
}

static char *
join_names (GPtrArray *names)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (texts, g_ptr_array_index (names, i));
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

static char *
join_officers (GPtrArray *officers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < officers->len; i++)
    g_ptr_array_add (names, (gpointer) dv_record_get (g_ptr_array_index (officers, i), "name"));
  return join_names (names);
}

static const DvSealed *
find_identity (const DvSealFacts *facts)
{
  for (guint i = 0; facts->sealed != NULL && i < facts->sealed->len; i++) {
    const DvSealed *sealed = g_ptr_array_index (facts->sealed, i);

    if (sealed->attachment == NULL)
      return sealed;
  }
  return NULL;
}

static char *
describe (DvSealSection *self, const DvSealFacts *facts, const DvSealed *identity)
{
  g_autofree char *names = NULL;

  if (facts->officers->len == 0)
    return g_strdup (_ ("Nobody holds a key yet, so nothing can be sealed. Make a key holder "
                        "first; what was typed here stays."));
  names = identity != NULL ? join_names (identity->officers) : join_officers (facts->officers);
  if (self->plain)
    return g_strdup_printf (_ ("Who wrote this letter is stored in the clear. Seal it for: %s."),
                            names);
  if (identity != NULL)
    return g_strdup_printf (_ ("Sealed for: %s."), names);
  return g_strdup_printf (_ ("When the letter is saved, this is sealed for: %s."), names);
}

static void
append_opening (GString *text, const DvSealFacts *facts, const DvOpening *opening)
{
  const char *name = g_hash_table_lookup (facts->names, opening->officer);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (opening->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%d/%m/%Y %H:%M");

  g_string_append_printf (text, "\n%s · %s · %s", time, name != NULL ? name : "—", opening->reason);
}

static void
show_openings (DvSealSection *self, const DvSealFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = facts->openings != NULL ? facts->openings->len : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->openings), n > 0);
  g_string_printf (text, ngettext ("Opened %u time", "Opened %u times", n), n);
  for (guint i = 0; i < MIN (n, OPENINGS_SHOWN); i++)
    append_opening (text, facts, g_ptr_array_index (facts->openings, i));
  gtk_label_set_text (self->openings, text->str);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSealSection) self = DV_SEAL_SECTION (user_data);
  const DvSealFacts *facts = dv_seal_facts_finish (DV_STORE (source), result, NULL);
  const DvSealed *identity;
  g_autofree char *text = NULL;

  if (facts == NULL || self->store == NULL ||
      g_strcmp0 (facts->petition, dv_record_get_id (self->record)) != 0)
    return;
  identity = find_identity (facts);
  self->sealed = identity != NULL;
  self->stored_plain = facts->is_clear;
  update_plain (self);
  text = describe (self, facts, identity);
  gtk_label_set_text (self->readers, text);
  gtk_widget_set_visible (self->holders_button, facts->officers->len == 0);
  gtk_widget_set_visible (self->renew_button, facts->sealed != NULL && facts->sealed->len > 0);
  show_openings (self, facts);
  update (self);
}

static void
read_facts (DvSealSection *self)
{
  dv_seal_facts_read (self->store, dv_record_get_id (self->record), self->cancellable, read_cb,
                      g_object_ref (self));
}

static gboolean
is_of_seal (const DvKind *kind)
{
  return kind == &dv_kind_officer || kind == &dv_kind_seal || kind == &dv_kind_opening;
}

static void
store_changed_cb (DvSealSection *self, GArray *changed)
{
  for (guint i = 0; i < changed->len; i++) {
    if (is_of_seal (g_array_index (changed, DvChanged, i).kind)) {
      read_facts (self);
      return;
    }
  }
}

static gboolean
tick_cb (gpointer user_data)
{
  DvSealSection *self = DV_SEAL_SECTION (user_data);
  g_autofree char *text = NULL;

  if (self->seconds == 0) {
    self->tick = 0;
    hide (self);
    return G_SOURCE_REMOVE;
  }
  text = g_strdup_printf (_ ("Hidden again in %u:%02u"), self->seconds / 60, self->seconds % 60);
  gtk_label_set_text (self->countdown, text);
  self->seconds--;
  return G_SOURCE_CONTINUE;
}

static void
add_value (DvSealSection *self, int row, const char *name, DvSecret *value)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *shown = gtk_label_new (dv_secret_get_text (value));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (shown), 0);
  gtk_label_set_wrap (GTK_LABEL (shown), TRUE);
  gtk_widget_set_hexpand (shown, TRUE);
  gtk_grid_attach (self->values, label, 0, row, 1, 1);
  gtk_grid_attach (self->values, shown, 1, row, 1, 1);
}

static void
unsealed_cb (DvUnsealing *unsealing, gpointer user_data)
{
  DvSealSection *self = DV_SEAL_SECTION (user_data);

  if (self->store == NULL || unsealing->identity == NULL ||
      g_strcmp0 (unsealing->petition, dv_record_get_id (self->record)) != 0)
    return;
  hide (self);
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    DvSecret *value = dv_identity_get (unsealing->identity, i);

    if (value != NULL)
      add_value (self, (int) i, dv_identity_field_get_label (i), value);
  }
  gtk_widget_set_visible (self->opened, TRUE);
  self->seconds = SECONDS_SHOWN;
  tick_cb (self);
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static void
open_cb (DvSealSection *self)
{
  dv_unseal_dialog_present (GTK_WIDGET (self), self->store, dv_record_get_id (self->record), NULL,
                            unsealed_cb, g_object_ref (self), g_object_unref);
}

static void
renew_cb (DvSealSection *self)
{
  dv_reseal_dialog_present (GTK_WIDGET (self), self->store, dv_record_get_id (self->record));
}

static void
hide_cb (DvSealSection *self)
{
  hide (self);
}

/* Somebody locked the screen, or went to another window. */
static void
active_cb (DvSealSection *self, GParamSpec *pspec, GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    hide (self);
}

static void
cleaned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSealSection) self = DV_SEAL_SECTION (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, NULL, &error)) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Old copies could not be removed"),
                           error->message);
    return;
  }
  settings = g_settings_new (APP_ID);
  folder = g_settings_get_string (settings, "backup-folder");
  copies = dv_scrub_find_copies (DV_STORE (source), folder);
  if (copies->len == 0 || self->store == NULL)
    return;
  names = join_names (copies);
  text = g_strdup_printf (_ ("These copies of the store are older and may still have the identity "
                             "in the clear: %s. Delete them once they are not needed."),
                          names);
  dv_dialogs_show_error (GTK_WIDGET (self), _ ("Sealed"), text);
}

static void
plain_sealed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSealSection) self = DV_SEAL_SECTION (user_data);
  DvRecord *saved = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &saved, NULL, &error)) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was sealed"), error->message);
    return;
  }
  dv_store_maintain_async (DV_STORE (source), dv_scrub_free_space, NULL, NULL, cleaned_cb,
                           g_object_ref (self));
  if (self->store != NULL)
    dv_form_extra_saved (DV_FORM_EXTRA (self), saved);
}

static void
plain_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSealSection) self = DV_SEAL_SECTION (user_data);

  if (!dv_dialogs_ask_finish (result, NULL) || self->store == NULL)
    return;
  dv_store_write_async (self->store, DV_PURPOSE_ACCESS, _ ("Seal the identity"), dv_seal_plain,
                        dv_record_copy (self->draft), g_object_unref, NULL, plain_sealed_cb,
                        g_object_ref (self));
}

static void
plain_cb (DvSealSection *self)
{
  dv_dialogs_ask_async (GTK_WIDGET (self), _ ("Seal the identity?"),
                        _ ("Who wrote the letter, who signed it and its scans go into the sealed "
                           "part and are destroyed everywhere else in the store, also in its "
                           "history. This cannot be undone."),
                        _ ("_Seal"), DV_DIALOG_CHOICE_DESTRUCTIVE, self->cancellable,
                        plain_asked_cb, g_object_ref (self));
}

static void
typed_cb (DvSealSection *self)
{
  if (!self->clearing)
    dv_form_extra_edited (DV_FORM_EXTRA (self));
}

static void
clear_inputs (DvSealSection *self)
{
  g_clear_pointer (&self->sender, g_free);
  self->clearing = TRUE;
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++)
    dv_secret_entry_clear (self->inputs[i]);
  self->clearing = FALSE;
}

static void
seal_section_set_record (DvFormExtra *extra, DvStore *store, DvRecord *record)
{
  DvSealSection *self = DV_SEAL_SECTION (extra);

  if (self->changed_id == 0)
    self->changed_id = g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb),
                                                self, G_CONNECT_SWAPPED);
  g_set_object (&self->store, store);
  g_clear_object (&self->record);
  self->record = dv_record_copy (record);
  self->sealed = self->stored_plain = FALSE;
  hide (self);
  clear_inputs (self);
  read_facts (self);
}

/* What was typed in the clear before it was said that it is to be kept secret is moved over, and
 * back if that was a slip. */
static gboolean
take_over (DvSealSection *self, DvRecord *draft)
{
  gboolean taken = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (senders); i++) {
    const char *value = dv_record_get (draft, senders[i].name);
    g_autoptr (DvSecret) secret = NULL;

    if (value == NULL)
      continue;
    secret = dv_secret_new_from_text (value);
    dv_secret_entry_set (self->inputs[senders[i].field], secret);
    dv_record_set (draft, senders[i].name, NULL);
    taken = TRUE;
  }
  if (dv_record_get (draft, "sender") == NULL)
    return taken;
  g_free (self->sender);
  self->sender = g_strdup (dv_record_get (draft, "sender"));
  dv_record_set (draft, "sender", NULL);
  return TRUE;
}

static gboolean
give_back (DvSealSection *self, DvRecord *draft)
{
  gboolean given = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (senders); i++) {
    GtkWidget *input = self->inputs[senders[i].field];

    if (*gtk_editable_get_text (GTK_EDITABLE (input)) == '\0')
      continue;
    dv_record_set (draft, senders[i].name, gtk_editable_get_text (GTK_EDITABLE (input)));
    dv_secret_entry_clear (input);
    given = TRUE;
  }
  if (self->sender == NULL)
    return given;
  dv_record_set (draft, "sender", self->sender);
  g_clear_pointer (&self->sender, g_free);
  return TRUE;
}

static gboolean
seal_section_follow (DvFormExtra *extra, DvRecord *draft)
{
  DvSealSection *self = DV_SEAL_SECTION (extra);
  gboolean was = self->confidential, changed = FALSE;

  g_set_object (&self->draft, draft);
  self->confidential = dv_petition_is_confidential (draft);
  update_plain (self);
  self->clearing = TRUE;
  if (self->confidential && !self->plain)
    changed = take_over (self, draft);
  else if (was && !self->confidential)
    changed = give_back (self, draft);
  self->clearing = FALSE;
  if (was != self->confidential)
    read_facts (self);
  update (self);
  return changed;
}

static gboolean
seal_section_hides (DvFormExtra *extra, const DvField *field)
{
  DvSealSection *self = DV_SEAL_SECTION (extra);

  if (!self->confidential)
    return FALSE;
  /* A switch that is off would say that a denunciation is not kept secret. */
  if (g_str_equal (field->name, "sealed"))
    return g_strcmp0 (dv_record_get (self->draft, "sealed"), "1") != 0;
  return dv_petition_names_sender (field);
}

static gboolean
seal_section_is_dirty (DvFormExtra *extra)
{
  DvSealSection *self = DV_SEAL_SECTION (extra);

  return self->confidential && is_typed (self);
}

/* What was typed, on its way to the thread that writes. */
typedef struct {
  DvIdentity *identity;
  char *sender;
} Typed;

static void
typed_free (gpointer data)
{
  Typed *typed = data;

  dv_identity_free (typed->identity);
  g_free (typed->sender);
  g_free (typed);
}

static gboolean
write_cb (DvWrite *write, DvRecord *record, gpointer data, GError **error)
{
  Typed *typed = data;

  if (typed->sender != NULL &&
      !dv_seal_add_person (dv_write_get_db (write), typed->identity, typed->sender, error))
    return FALSE;
  return dv_seal_identity (write, record, typed->identity, FALSE, error);
}

static gboolean
seal_section_prepare (DvFormExtra *extra,
                      DvExtraWrite *write,
                      gpointer *data,
                      GDestroyNotify *destroy)
{
  DvSealSection *self = DV_SEAL_SECTION (extra);
  Typed *typed;

  if (!self->confidential || !is_typed (self))
    return FALSE;
  typed = g_new0 (Typed, 1);
  typed->identity = dv_identity_new ();
  typed->sender = g_strdup (self->sender);
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    g_autoptr (DvSecret) value = dv_secret_entry_get (self->inputs[i]);

    dv_identity_set (typed->identity, i, value);
  }
  *write = write_cb;
  *data = typed;
  *destroy = typed_free;
  return TRUE;
}

static void
seal_section_extra_init (DvFormExtraInterface *iface)
{
  iface->set_record = seal_section_set_record;
  iface->follow = seal_section_follow;
  iface->hides = seal_section_hides;
  iface->is_dirty = seal_section_is_dirty;
  iface->prepare = seal_section_prepare;
}

static void
dv_seal_section_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dv_seal_section_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                           G_CALLBACK (active_cb), widget, G_CONNECT_SWAPPED);
}

static void
dv_seal_section_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), active_cb, widget);
  hide (DV_SEAL_SECTION (widget));
  GTK_WIDGET_CLASS (dv_seal_section_parent_class)->unroot (widget);
}

static void
dv_seal_section_unmap (GtkWidget *widget)
{
  hide (DV_SEAL_SECTION (widget));
  GTK_WIDGET_CLASS (dv_seal_section_parent_class)->unmap (widget);
}

static void
dv_seal_section_dispose (GObject *object)
{
  DvSealSection *self = DV_SEAL_SECTION (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_SEAL_SECTION);
  dv_widget_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->sender, g_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_seal_section_parent_class)->dispose (object);
}

static void
dv_seal_section_class_init (DvSealSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_seal_section_dispose;
  widget_class->root = dv_seal_section_root;
  widget_class->unroot = dv_seal_section_unroot;
  widget_class->unmap = dv_seal_section_unmap;
  g_type_ensure (DV_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/petitions/dv-seal-section.ui");
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, countdown);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, entries);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, holders_button);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, open_button);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, opened);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, openings);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, plain_button);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, readers);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, renew_button);
  gtk_widget_class_bind_template_child (widget_class, DvSealSection, values);
  gtk_widget_class_bind_template_callback (widget_class, hide_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, plain_cb);
  gtk_widget_class_bind_template_callback (widget_class, renew_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_input (DvSealSection *self, DvIdentityField field)
{
  GtkWidget *label = gtk_label_new (dv_identity_field_get_label (field));
  GtkWidget *input = dv_secret_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_identity_field_get_label (field), -1);
  g_signal_connect_object (input, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->entries, label, 0, (int) field, 1, 1);
  gtk_grid_attach (self->entries, input, 1, (int) field, 1, 1);
  self->inputs[field] = input;
}

static void
dv_seal_section_init (DvSealSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++)
    add_input (self, i);
}
