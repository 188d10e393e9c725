/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-form-section.h"

#include "records/dv-field-row.h"

/* A heading, and below it field rows in two columns where there is room. Both rows beside each
 * other get the same height, which keeps the order of Tab the order of reading: GTK goes by the
 * middle of each. */
struct _DvFormSection {
  GtkWidget parent_instance;

  GtkWidget *heading;
  int column_minimum; /* the least width of a column */
};

enum {
  PROP_0,
  PROP_HEADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define COLUMN_SPACING   18
#define ROW_SPACING      10
#define TWO_COLUMNS_FROM 460

G_DEFINE_FINAL_TYPE (DvFormSection, dv_form_section, GTK_TYPE_WIDGET)

/* Rows that stand on one line: @second is %NULL where the first takes all of it. */
typedef struct {
  GtkWidget *first;
  GtkWidget *second;
  int width; /* of each */
  int height;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
is_wide (GtkWidget *child)
{
  return !DV_IS_FIELD_ROW (child) || dv_field_row_is_wide (DV_FIELD_ROW (child));
}

static int
measure_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* Returns: the child that begins the next line */
static GtkWidget *
take_line (DvFormSection *self, GtkWidget *child, int width, Line *line)
{
  int two_columns = MAX (TWO_COLUMNS_FROM, 2 * self->column_minimum + COLUMN_SPACING);
  GtkWidget *next = skip_hidden (gtk_widget_get_next_sibling (child));

  *line = (Line){ child, NULL, width, 0 };
  if (width >= two_columns && !is_wide (child)) {
    line->width = (width - COLUMN_SPACING) / 2;
    if (next != NULL && !is_wide (next)) {
      line->second = next;
      next = skip_hidden (gtk_widget_get_next_sibling (next));
    }
  }
  line->height = measure_height (line->first, line->width);
  if (line->second != NULL)
    line->height = MAX (line->height, measure_height (line->second, line->width));
  return next;
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
dv_form_section_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  while (child != NULL) {
    Line line;
    int other;

    child = take_line (DV_FORM_SECTION (widget), child, width, &line);
    other = width - line.width;
    allocate (line.first, right_to_left ? other : 0, y, line.width, line.height);
    if (line.second != NULL)
      allocate (line.second, right_to_left ? 0 : other, y, line.width, line.height);
    y += line.height + ROW_SPACING;
  }
}

static int
measure_lines (GtkWidget *widget, int width)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int height = 0;

  while (child != NULL) {
    Line line;

    child = take_line (DV_FORM_SECTION (widget), child, width, &line);
    height += line.height + (child != NULL ? ROW_SPACING : 0);
  }
  return height;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  int *column_minimum = &DV_FORM_SECTION (widget)->column_minimum;

  *column_minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural = MAX (*natural, child_natural);
    if (!is_wide (child))
      *column_minimum = MAX (*column_minimum, child_minimum);
  }
  *natural = MAX (*natural * 2 + COLUMN_SPACING, TWO_COLUMNS_FROM);
}

static void
dv_form_section_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_lines (widget, for_size < 0 ? TWO_COLUMNS_FROM : for_size);
}

static GtkSizeRequestMode
dv_form_section_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dv_form_section_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dv_form_section_parent_class)->dispose (object);
}

static void
dv_form_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvFormSection *self = DV_FORM_SECTION (object);

  switch (id) {
  case PROP_HEADING:
    g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->heading)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_form_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DvFormSection *self = DV_FORM_SECTION (object);

  switch (id) {
  case PROP_HEADING:
    gtk_label_set_text (GTK_LABEL (self->heading), g_value_get_string (value));
    gtk_widget_set_visible (self->heading, *g_value_get_string (value) != '\0');
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_form_section_class_init (DvFormSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_form_section_dispose;
  object_class->get_property = dv_form_section_get_property;
  object_class->set_property = dv_form_section_set_property;
  widget_class->get_request_mode = dv_form_section_get_request_mode;
  widget_class->measure = dv_form_section_measure;
  widget_class->size_allocate = dv_form_section_size_allocate;

  properties[PROP_HEADING] =
    g_param_spec_string ("heading", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "formsection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dv_form_section_init (DvFormSection *self)
{
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_visible (self->heading, FALSE);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
}
