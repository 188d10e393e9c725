/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/dv-welcome-page.h"

/* What a first start shows: the ways to a store. Its buttons are actions of the application:
 * app.new-store, app.join, app.open-sample and app.restore-backup. */
struct _DvWelcomePage {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (DvWelcomePage, dv_welcome_page, GTK_TYPE_WIDGET)

static void
dv_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (dv_welcome_page_parent_class)->dispose (object);
}

static void
dv_welcome_page_class_init (DvWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/welcome/dv-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvWelcomePage, content);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_welcome_page_init (DvWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dv_welcome_page_new (void)
{
  return g_object_new (DV_TYPE_WELCOME_PAGE, NULL);
}
