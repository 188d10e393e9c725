/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-shell.h"

#include <adwaita.h>

/* A sidebar beside the content, over it where the window is narrow. The one class that knows
 * AdwFlap, which later versions of libadwaita deprecate. */
struct _DvShell {
  GtkWidget parent_instance;

  AdwFlap *flap;
};

enum {
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_SHOW_SIDEBAR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DvShell, dv_shell, GTK_TYPE_WIDGET)

static void
reveal_changed_cb (DvShell *self)
{
  g_assert (DV_IS_SHELL (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

static void
dv_shell_dispose (GObject *object)
{
  DvShell *self = DV_SHELL (object);

  if (self->flap != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->flap)));

  G_OBJECT_CLASS (dv_shell_parent_class)->dispose (object);
}

static void
dv_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvShell *self = DV_SHELL (object);

  switch (id) {
  case PROP_SIDEBAR:
    g_value_set_object (value, adw_flap_get_flap (self->flap));
    break;
  case PROP_CONTENT:
    g_value_set_object (value, adw_flap_get_content (self->flap));
    break;
  case PROP_SHOW_SIDEBAR:
    g_value_set_boolean (value, dv_shell_get_show_sidebar (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_shell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DvShell *self = DV_SHELL (object);

  switch (id) {
  case PROP_SIDEBAR:
    dv_shell_set_sidebar (self, g_value_get_object (value));
    break;
  case PROP_CONTENT:
    dv_shell_set_content (self, g_value_get_object (value));
    break;
  case PROP_SHOW_SIDEBAR:
    dv_shell_set_show_sidebar (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_shell_class_init (DvShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dv_shell_dispose;
  object_class->get_property = dv_shell_get_property;
  object_class->set_property = dv_shell_set_property;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dv_shell_init (DvShell *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  /* A drag belongs to the lists, where it marks rows. */
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  adw_flap_set_swipe_to_close (self->flap, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_changed_cb),
                            self);
}

void
dv_shell_set_sidebar (DvShell *self, GtkWidget *sidebar)
{
  g_return_if_fail (DV_IS_SHELL (self));

  if (adw_flap_get_flap (self->flap) == sidebar)
    return;

  adw_flap_set_flap (self->flap, sidebar);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

void
dv_shell_set_content (DvShell *self, GtkWidget *content)
{
  g_return_if_fail (DV_IS_SHELL (self));

  if (adw_flap_get_content (self->flap) == content)
    return;

  adw_flap_set_content (self->flap, content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

gboolean
dv_shell_get_show_sidebar (DvShell *self)
{
  g_return_val_if_fail (DV_IS_SHELL (self), FALSE);
  return adw_flap_get_reveal_flap (self->flap);
}

void
dv_shell_set_show_sidebar (DvShell *self, gboolean show)
{
  g_return_if_fail (DV_IS_SHELL (self));

  if (adw_flap_get_reveal_flap (self->flap) != show)
    adw_flap_set_reveal_flap (self->flap, show);
}

/**
 * dv_shell_get_folded:
 *
 * Returns: whether the window is too narrow for both, so that the sidebar covers the content
 */
gboolean
dv_shell_get_folded (DvShell *self)
{
  g_return_val_if_fail (DV_IS_SHELL (self), FALSE);
  return adw_flap_get_folded (self->flap);
}
