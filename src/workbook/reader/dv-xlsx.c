/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-reader.h"
#include "dv-xlsx-private.h"

/* Workbooks stand where nearly every program puts them; where they do not, this says where. */
#define RELATIONS "_rels/.rels"

typedef struct {
  char *name;
  char *relation;
  gboolean hidden;
} Sheet;

typedef struct {
  DvXlsx xlsx;
  char *workbook;      /* the part that lists the sheets */
  char *folder;        /* in which it stands, with a final slash, or empty */
  GArray *sheets;      /* of Sheet */
  GHashTable *targets; /* relation -> part */
  char *styles;
  char *strings;
} Workbook;

static void
sheet_clear (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
}

static gboolean
ends_in (const char *text, const char *end)
{
  return text != NULL && g_str_has_suffix (text, end);
}

/* Where a target lies in the archive: from its root, or from the folder of the workbook. */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *path = NULL;

  if (*target == '/')
    return g_strdup (target + 1);
  path = g_strdup_printf ("/%s%s", folder, target);
  return g_canonicalize_filename (path, "/");
}

static char *
resolve_part (const char *folder, const char *target)
{
  g_autofree char *path = resolve (folder, target);

  return g_strdup (*path == '/' ? path + 1 : path);
}

static void
start_root_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  Workbook *self = data;
  g_autofree char *type = dv_xml_get (attributes, n_attributes, "Type");
  g_autofree char *target = dv_xml_get (attributes, n_attributes, "Target");

  if (strcmp (name, "Relationship") != 0 || !ends_in (type, "/officeDocument") || target == NULL)
    return;
  g_free (self->workbook);
  self->workbook = resolve_part ("", target);
}

static void
start_relation_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  Workbook *self = data;
  g_autofree char *type = dv_xml_get (attributes, n_attributes, "Type");
  g_autofree char *target = dv_xml_get (attributes, n_attributes, "Target");
  g_autofree char *id = dv_xml_get (attributes, n_attributes, "Id");
  char **slot = ends_in (type, "/styles")          ? &self->styles
                : ends_in (type, "/sharedStrings") ? &self->strings
                                                   : NULL;

  if (strcmp (name, "Relationship") != 0 || target == NULL || id == NULL)
    return;
  if (ends_in (type, "/worksheet"))
    g_hash_table_insert (self->targets, g_steal_pointer (&id), resolve_part (self->folder, target));
  if (slot != NULL && *slot == NULL)
    *slot = resolve_part (self->folder, target);
}

static void
start_workbook_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  Workbook *self = data;
  g_autofree char *state = NULL;
  Sheet sheet;

  /* Excel writes another element of this name, without the attribute, among its extensions. */
  if (strcmp (name, "workbookPr") == 0 && dv_xml_is_true (attributes, n_attributes, "date1904"))
    self->xlsx.since_1904 = TRUE;
  if (strcmp (name, "sheet") != 0)
    return;
  state = dv_xml_get (attributes, n_attributes, "state");
  sheet.name = dv_xml_get (attributes, n_attributes, "name");
  sheet.relation = dv_xml_get (attributes, n_attributes, "id");
  sheet.hidden = state != NULL && strcmp (state, "visible") != 0;
  g_array_append_val (self->sheets, sheet);
}

static void
find_parts (Workbook *self)
{
  DvSink *sink = self->xlsx.sink;
  g_autofree char *base = NULL;
  g_autofree char *relations = NULL;
  char *slash;

  dv_package_parse (sink, RELATIONS, &(DvXmlHandler){ start_root_cb, NULL, NULL }, self);
  if (self->workbook == NULL || !g_str_has_suffix (self->workbook, ".xml"))
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_FORMAT, "");
  slash = strrchr (self->workbook, '/');
  base = g_strdup (slash != NULL ? slash + 1 : self->workbook);
  self->folder =
    g_strndup (self->workbook, slash != NULL ? (gsize) (slash + 1 - self->workbook) : 0);
  relations = g_strdup_printf ("%s_rels/%s.rels", self->folder, base);
  dv_package_parse (sink, relations, &(DvXmlHandler){ start_relation_cb, NULL, NULL }, self);
  if (!dv_package_parse (sink, self->workbook, &(DvXmlHandler){ start_workbook_cb, NULL, NULL },
                         self))
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, self->workbook);
}

/* Sheets that are charts or macros have no cells. */
static void
read_sheet (Workbook *self, const Sheet *sheet)
{
  const char *part =
    sheet->relation != NULL ? g_hash_table_lookup (self->targets, sheet->relation) : NULL;

  if (part == NULL)
    return;
  dv_sink_add_sheet (self->xlsx.sink, sheet->name != NULL ? sheet->name : "", sheet->hidden);
  dv_xlsx_read_sheet (&self->xlsx, part);
}

static void
workbook_clear (Workbook *self)
{
  g_array_unref (self->xlsx.styles);
  g_array_unref (self->xlsx.strings);
  g_string_chunk_free (self->xlsx.texts);
  g_array_unref (self->sheets);
  g_hash_table_unref (self->targets);
  g_free (self->workbook);
  g_free (self->folder);
  g_free (self->styles);
  g_free (self->strings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

/**
 * dv_xlsx_read:
 * @sink: where the sheets go
 *
 * Reads an Office Open XML workbook (ISO/IEC 29500-1).
 */
void
dv_xlsx_read (DvSink *sink)
{
  g_auto (Workbook) self = { .xlsx.sink = sink };

  self.xlsx.styles = g_array_new (FALSE, FALSE, sizeof (DvCellStyle));
  self.xlsx.strings = g_array_new (FALSE, FALSE, sizeof (DvXlsxString));
  self.xlsx.texts = g_string_chunk_new (65536);
  self.sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self.sheets, sheet_clear);
  self.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  find_parts (&self);
  if (self.styles != NULL)
    dv_xlsx_read_styles (&self.xlsx, self.styles);
  if (self.strings != NULL)
    dv_xlsx_read_strings (&self.xlsx, self.strings);
  for (guint i = 0; i < self.sheets->len; i++)
    read_sheet (&self, &g_array_index (self.sheets, Sheet, i));
}
