/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-arrivals.h"
#include "dv-exchange.h"
#include "dv-site-standing.h"

G_BEGIN_DECLS

char *dv_exchange_describe_arrived (const DvArrived *arrived, gboolean future);
gboolean dv_exchange_is_worth_saying (const DvExchangePacket *packet);
char *dv_exchange_describe_packet (const DvExchangePacket *packet, gboolean future);
char *dv_exchange_describe_result (const DvExchangeResult *result);
char *dv_exchange_describe_arrival (const DvArrival *arrival);
char *dv_exchange_describe_missing (const DvMissing *missing);
const char *dv_exchange_name_site (const char *site);

char *dv_site_describe_heard (const DvSiteStanding *site, gint64 now);
char *dv_site_describe_behind (const DvSiteStanding *site);
char *dv_site_describe_clock (const DvSiteStanding *site);
char *dv_site_describe_groups (const DvSiteStanding *site);
const char *dv_site_describe_role (const DvSiteStanding *site);
const char *dv_site_describe_state (const DvSiteStanding *site);
char *dv_site_describe_alarm (const DvSiteStanding *site);

G_END_DECLS
