/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-proxy-form.h"

#include <glib/gi18n.h>

#include "common/dv-widget.h"
#include "dv-kinds.h"
#include "dv-value.h"

/* Who receives a gift for somebody else, and what they are to them: a form in the page. */
struct _DvProxyForm {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *label;
  GtkEntry *receiver;
  GtkEntry *relation;
};

G_DEFINE_FINAL_TYPE (DvProxyForm, dv_proxy_form, GTK_TYPE_WIDGET)

static guint accepted_signal;

/* Returns: (transfer full) (nullable): what was typed, in canonical form */
static char *
read_field (const char *name, GtkEntry *entry)
{
  const DvField *field = dv_kind_find_field (&dv_kind_line, name);
  g_autofree char *value =
    dv_field_parse (field, gtk_editable_get_text (GTK_EDITABLE (entry)), NULL);

  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
}

static void
accept (DvProxyForm *self)
{
  g_autofree char *receiver = read_field ("receiver", self->receiver);
  g_autofree char *relation = read_field ("receiver_relation", self->relation);

  if (receiver == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->receiver));
  g_signal_emit (self, accepted_signal, 0, receiver, relation);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accept (DV_PROXY_FORM (widget));
}

static void
dv_proxy_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_PROXY_FORM);
  dv_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (dv_proxy_form_parent_class)->dispose (object);
}

static void
dv_proxy_form_class_init (DvProxyFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_proxy_form_dispose;
  /**
   * DvProxyForm::accepted:
   * @self: the form
   * @receiver: (nullable): who receives; %NULL if nobody was named
   * @relation: (nullable): what they are to the beneficiary
   *
   * Enter was pressed.
   */
  accepted_signal = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/gifts/dv-proxy-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DvProxyForm, label);
  gtk_widget_class_bind_template_child (widget_class, DvProxyForm, receiver);
  gtk_widget_class_bind_template_child (widget_class, DvProxyForm, relation);
  gtk_widget_class_bind_template_callback (widget_class, accept);
  gtk_widget_class_install_action (widget_class, "proxy.accept", NULL, accept_action);
}

static void
dv_proxy_form_init (DvProxyForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_proxy_form_ask:
 * @beneficiary: whose gift it is
 *
 * Shows the form, empty, with the keys in it.
 */
void
dv_proxy_form_ask (DvProxyForm *self, const char *beneficiary)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DV_IS_PROXY_FORM (self));

  /* Translators: %s is the person whose gift somebody else receives. */
  text = g_strdup_printf (_ ("Who receives for %s?"), beneficiary);
  gtk_label_set_text (self->label, text);
  gtk_editable_set_text (GTK_EDITABLE (self->receiver), "");
  gtk_editable_set_text (GTK_EDITABLE (self->relation), "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->receiver));
}
