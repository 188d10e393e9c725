/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

G_BEGIN_DECLS

/* Every kind stands in a file of its own in kinds/. */
extern const DvKind dv_kind_unit;
extern const DvKind dv_kind_succession;
extern const DvKind dv_kind_document;
extern const DvKind dv_kind_section;
extern const DvKind dv_kind_category;
extern const DvKind dv_kind_campaign;
extern const DvKind dv_kind_person;
extern const DvKind dv_kind_household;
extern const DvKind dv_kind_task;
extern const DvKind dv_kind_assignment;
extern const DvKind dv_kind_event;
extern const DvKind dv_kind_list;
extern const DvKind dv_kind_line;
extern const DvKind dv_kind_petition;
extern const DvKind dv_kind_supervision;
extern const DvKind dv_kind_survey;
extern const DvKind dv_kind_model;
extern const DvKind dv_kind_term;
extern const DvKind dv_kind_land;
extern const DvKind dv_kind_project;
extern const DvKind dv_kind_plot;
extern const DvKind dv_kind_plot_step;
extern const DvKind dv_kind_visit;
extern const DvKind dv_kind_inventory;
extern const DvKind dv_kind_inventory_line;
extern const DvKind dv_kind_attachment;
extern const DvKind dv_kind_holiday;
extern const DvKind dv_kind_outline;
extern const DvKind dv_kind_wording;
extern const DvKind dv_kind_layout;
extern const DvKind dv_kind_letterhead;
extern const DvKind dv_kind_report;
extern const DvKind dv_kind_block;
extern const DvKind dv_kind_figure;
extern const DvKind dv_kind_relation;
extern const DvKind dv_kind_residence;
extern const DvKind dv_kind_classification;
extern const DvKind dv_kind_membership;
extern const DvKind dv_kind_poverty;
extern const DvKind dv_kind_source;
extern const DvKind dv_kind_house;
extern const DvKind dv_kind_contribution;
extern const DvKind dv_kind_disclosure;
extern const DvKind dv_kind_ruling;
extern const DvKind dv_kind_pair;
extern const DvKind dv_kind_mapping;
extern const DvKind dv_kind_step;
extern const DvKind dv_kind_signer;
extern const DvKind dv_kind_question;
extern const DvKind dv_kind_publication;
extern const DvKind dv_kind_reception;
extern const DvKind dv_kind_duty;
extern const DvKind dv_kind_officer;
extern const DvKind dv_kind_seal;
extern const DvKind dv_kind_opening;
extern const DvKind dv_kind_deadline;
extern const DvKind dv_kind_transition;
extern const DvKind dv_kind_form;
extern const DvKind dv_kind_occasion;
extern const DvKind dv_kind_review;
extern const DvKind dv_kind_commendation;
extern const DvKind dv_kind_honour;
extern const DvKind dv_kind_term_rule;
extern const DvKind dv_kind_post;
extern const DvKind dv_kind_holding;
extern const DvKind dv_kind_election;
extern const DvKind dv_kind_election_step;
extern const DvKind dv_kind_candidate;
extern const DvKind dv_kind_ballot_matter;
extern const DvKind dv_kind_cluster;
extern const DvKind dv_kind_threshold;
extern const DvKind dv_kind_election_rule;
extern const DvKind dv_kind_place;
extern const DvKind dv_kind_checklist;
extern const DvKind dv_kind_item;
extern const DvKind dv_kind_observation;
extern const DvKind dv_kind_posting;
extern const DvKind dv_kind_posting_rule;
extern const DvKind dv_kind_team_member;
extern const DvKind dv_kind_finding;
extern const DvKind dv_kind_recommendation;
extern const DvKind dv_kind_supervision_rule;

extern const DvKind *const dv_all_kinds[];

G_END_DECLS
