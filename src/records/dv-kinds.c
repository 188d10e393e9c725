/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

const DvKind *const dv_all_kinds[] = { &dv_kind_unit,           &dv_kind_succession,
                                       &dv_kind_document,       &dv_kind_section,
                                       &dv_kind_category,       &dv_kind_campaign,
                                       &dv_kind_person,         &dv_kind_household,
                                       &dv_kind_task,           &dv_kind_assignment,
                                       &dv_kind_event,          &dv_kind_list,
                                       &dv_kind_line,           &dv_kind_petition,
                                       &dv_kind_supervision,    &dv_kind_survey,
                                       &dv_kind_model,          &dv_kind_term,
                                       &dv_kind_land,           &dv_kind_attachment,
                                       &dv_kind_holiday,        &dv_kind_outline,
                                       &dv_kind_wording,        &dv_kind_letterhead,
                                       &dv_kind_layout,         &dv_kind_report,
                                       &dv_kind_block,          &dv_kind_figure,
                                       &dv_kind_relation,       &dv_kind_residence,
                                       &dv_kind_classification, &dv_kind_membership,
                                       &dv_kind_poverty,        &dv_kind_source,
                                       &dv_kind_house,          &dv_kind_contribution,
                                       &dv_kind_disclosure,     &dv_kind_ruling,
                                       &dv_kind_pair,           &dv_kind_mapping,
                                       &dv_kind_step,           &dv_kind_signer,
                                       &dv_kind_question,       &dv_kind_publication,
                                       &dv_kind_reception,      &dv_kind_duty,
                                       &dv_kind_deadline,       &dv_kind_transition,
                                       &dv_kind_form,           NULL };
