/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-version.h"

/* Every field of a record is a multi-value register: it holds the changes that no other change has
 * replaced, each by its dot. One dot is the ordinary case; several are a conflict. So sequential
 * edits never conflict, concurrent ones always show, and no clock decides anything.
 *
 * A field that was never changed since the record was made has the dot of its making, which is
 * written once for all of them: an untouched record costs a few bytes.
 *
 * The life of the record is such a register too, and every change of the record writes it. So a
 * deletion and a concurrent edit are an ordinary conflict of two values. */

#define MAX_DOTS   4096
#define MAX_FIELDS 1024

typedef struct {
  DvDot dot;
  DvLife life;
} LifeDot;

typedef struct {
  guint field;
  GArray *dots;
} FieldDots;

struct _DvVersion {
  DvDot created;
  GArray *life;   /* of LifeDot */
  GArray *fields; /* of FieldDots: those that are not as they were made */
};

static void
field_dots_clear (gpointer data)
{
  FieldDots *entry = data;

  g_array_unref (entry->dots);
}

static DvVersion *
version_alloc (void)
{
  DvVersion *version = g_new0 (DvVersion, 1);

  version->life = g_array_new (FALSE, FALSE, sizeof (LifeDot));
  version->fields = g_array_new (FALSE, FALSE, sizeof (FieldDots));
  g_array_set_clear_func (version->fields, field_dots_clear);
  return version;
}

/**
 * dv_version_new:
 * @created: the change that makes the record
 *
 * Returns: (transfer full): the version of a record that was just made
 */
DvVersion *
dv_version_new (DvDot created)
{
  DvVersion *version = version_alloc ();
  LifeDot life = { created, DV_LIFE_ALIVE };

  version->created = created;
  g_array_append_val (version->life, life);
  return version;
}

/**
 * dv_version_free:
 * @version: (transfer full) (nullable): a version
 */
void
dv_version_free (DvVersion *version)
{
  if (version == NULL)
    return;
  g_array_unref (version->life);
  g_array_unref (version->fields);
  g_free (version);
}

static FieldDots *
find_field (const DvVersion *version, guint field)
{
  for (guint i = 0; i < version->fields->len; i++) {
    FieldDots *entry = &g_array_index (version->fields, FieldDots, i);

    if (entry->field == field)
      return entry;
  }
  return NULL;
}

static GArray *
dots_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DvDot));
}

static FieldDots *
need_field (DvVersion *version, guint field)
{
  FieldDots *found = find_field (version, field);
  FieldDots entry = { field, NULL };

  if (found != NULL)
    return found;
  entry.dots = dots_new ();
  g_array_append_val (entry.dots, version->created);
  g_array_append_val (version->fields, entry);
  return &g_array_index (version->fields, FieldDots, version->fields->len - 1);
}

/**
 * dv_version_copy:
 * @version: a version
 *
 * Returns: (transfer full): the same
 */
DvVersion *
dv_version_copy (const DvVersion *version)
{
  g_autoptr (GByteArray) bytes = dv_version_to_bytes (version);

  return dv_version_parse (bytes->data, bytes->len);
}

static void
put_dot (GByteArray *bytes, DvDot dot)
{
  dv_bytes_put_number (bytes, dot.site);
  dv_bytes_put_number (bytes, dot.seq);
}

static DvDot
get_dot (DvReader *reader)
{
  DvDot dot;

  dot.site = dv_reader_get_count (reader, G_MAXUINT32);
  dot.seq = dv_reader_get_number (reader);
  return dot;
}

/**
 * dv_dots_put:
 * @bytes: where to write
 * @dots: (element-type DvDot): dots
 */
void
dv_dots_put (GByteArray *bytes, const GArray *dots)
{
  dv_bytes_put_number (bytes, dots->len);
  for (guint i = 0; i < dots->len; i++)
    put_dot (bytes, g_array_index (dots, DvDot, i));
}

/**
 * dv_dots_get:
 * @reader: a reader
 *
 * Returns: (transfer full) (element-type DvDot): what dv_dots_put() wrote
 */
GArray *
dv_dots_get (DvReader *reader)
{
  GArray *dots = dots_new ();
  guint n = dv_reader_get_count (reader, MAX_DOTS);

  for (guint i = 0; i < n && !reader->failed; i++) {
    DvDot dot = get_dot (reader);

    g_array_append_val (dots, dot);
  }
  return dots;
}

static gboolean
same_dot (DvDot a, DvDot b)
{
  return a.site == b.site && a.seq == b.seq;
}

static gboolean
is_untouched (const DvVersion *version)
{
  const LifeDot *life = &g_array_index (version->life, LifeDot, 0);

  return version->fields->len == 0 && version->life->len == 1 && life->life == DV_LIFE_ALIVE &&
         same_dot (life->dot, version->created);
}

/**
 * dv_version_to_bytes:
 * @version: a version
 *
 * Returns: (transfer full): its stored form, which is also the base token that a form takes when it
 *   is opened
 */
GByteArray *
dv_version_to_bytes (const DvVersion *version)
{
  GByteArray *bytes = g_byte_array_new ();

  put_dot (bytes, version->created);
  if (is_untouched (version))
    return bytes;
  dv_bytes_put_number (bytes, version->life->len);
  for (guint i = 0; i < version->life->len; i++) {
    const LifeDot *life = &g_array_index (version->life, LifeDot, i);

    put_dot (bytes, life->dot);
    dv_bytes_put_number (bytes, life->life);
  }
  dv_bytes_put_number (bytes, version->fields->len);
  for (guint i = 0; i < version->fields->len; i++) {
    const FieldDots *entry = &g_array_index (version->fields, FieldDots, i);

    dv_bytes_put_number (bytes, entry->field);
    dv_dots_put (bytes, entry->dots);
  }
  return bytes;
}

static void
get_life (DvVersion *version, DvReader *reader)
{
  guint n = dv_reader_get_count (reader, MAX_DOTS);

  for (guint i = 0; i < n && !reader->failed; i++) {
    LifeDot life;

    life.dot = get_dot (reader);
    life.life = (DvLife) dv_reader_get_count (reader, DV_LIFE_ERASED);
    g_array_append_val (version->life, life);
  }
}

static void
get_fields (DvVersion *version, DvReader *reader)
{
  guint n = dv_reader_get_count (reader, MAX_FIELDS);

  for (guint i = 0; i < n && !reader->failed; i++) {
    FieldDots entry;

    entry.field = dv_reader_get_count (reader, G_MAXUINT32);
    entry.dots = dv_dots_get (reader);
    g_array_append_val (version->fields, entry);
  }
}

/**
 * dv_version_parse:
 * @data: what dv_version_to_bytes() gave
 * @size: how many bytes
 *
 * Returns: (transfer full) (nullable): the version, %NULL if the bytes are damaged
 */
DvVersion *
dv_version_parse (gconstpointer data, gsize size)
{
  g_autoptr (DvVersion) version = NULL;
  DvReader reader;
  DvDot created;

  dv_reader_init (&reader, data, size);
  created = get_dot (&reader);
  if (reader.position == size && !reader.failed)
    return dv_version_new (created);
  version = version_alloc ();
  version->created = created;
  get_life (version, &reader);
  get_fields (version, &reader);
  if (reader.failed || reader.position != size || version->life->len == 0)
    return NULL;
  return g_steal_pointer (&version);
}

/**
 * dv_version_get_created:
 * @version: a version
 *
 * Returns: the change that made the record
 */
DvDot
dv_version_get_created (const DvVersion *version)
{
  return version->created;
}

/**
 * dv_version_get_dots:
 * @version: a version
 * @field: the number of a field, or %DV_FIELD_LIFE
 *
 * Returns: (transfer full) (element-type DvDot): the changes that its value comes from
 */
GArray *
dv_version_get_dots (const DvVersion *version, guint field)
{
  FieldDots *entry = find_field (version, field);
  GArray *dots = dots_new ();

  if (field == DV_FIELD_LIFE) {
    for (guint i = 0; i < version->life->len; i++)
      g_array_append_val (dots, g_array_index (version->life, LifeDot, i).dot);
  } else if (entry != NULL) {
    g_array_append_vals (dots, entry->dots->data, entry->dots->len);
  } else {
    g_array_append_val (dots, version->created);
  }
  return dots;
}

/**
 * dv_version_is_set:
 * @version: a version
 * @field: the number of a field
 *
 * Returns: whether somebody set the field since the record was made, be it to nothing
 */
gboolean
dv_version_is_set (const DvVersion *version, guint field)
{
  return find_field (version, field) != NULL;
}

/**
 * dv_version_replace:
 * @version: a version
 * @field: the number of a field
 * @replaced: (element-type DvDot): the changes whose values the writer saw
 * @dot: the change
 *
 * The merge rule: the change takes the place of the values that its writer saw, and stands beside
 * those that he did not see.
 */
void
dv_version_replace (DvVersion *version, guint field, const GArray *replaced, DvDot dot)
{
  FieldDots *entry = need_field (version, field);

  for (guint i = entry->dots->len; i-- > 0;) {
    if (dv_dots_contain (replaced, g_array_index (entry->dots, DvDot, i)))
      g_array_remove_index (entry->dots, i);
  }
  g_array_append_val (entry->dots, dot);
}

/**
 * dv_version_set_life:
 * @version: a version
 * @replaced: (element-type DvDot): the changes of its life that the writer saw
 * @dot: the change
 * @life: what it says of the record's life
 */
void
dv_version_set_life (DvVersion *version, const GArray *replaced, DvDot dot, DvLife life)
{
  LifeDot entry = { dot, life };

  for (guint i = version->life->len; i-- > 0;) {
    if (dv_dots_contain (replaced, g_array_index (version->life, LifeDot, i).dot))
      g_array_remove_index (version->life, i);
  }
  g_array_append_val (version->life, entry);
}

/**
 * dv_version_get_lives:
 * @version: a version
 *
 * Returns: (transfer full) (element-type DvLife): what the changes in dv_version_get_dots() of
 *   %DV_FIELD_LIFE say, in their order
 */
GArray *
dv_version_get_lives (const DvVersion *version)
{
  GArray *lives = g_array_new (FALSE, FALSE, sizeof (DvLife));

  for (guint i = 0; i < version->life->len; i++)
    g_array_append_val (lives, g_array_index (version->life, LifeDot, i).life);
  return lives;
}

static void
rename_dot (DvDot *dot, guint32 from, guint64 first, guint32 to, guint64 next)
{
  if (dot->site == from && dot->seq >= first)
    *dot = (DvDot){ to, dot->seq - first + next };
}

/**
 * dv_version_rename:
 * @version: a version
 * @from: the local number of a site
 * @first: the first of its changes that have another name now
 * @to: the local number of the site whose changes they are now
 * @next: the number of @first there
 */
void
dv_version_rename (DvVersion *version, guint32 from, guint64 first, guint32 to, guint64 next)
{
  rename_dot (&version->created, from, first, to, next);
  for (guint i = 0; i < version->life->len; i++)
    rename_dot (&g_array_index (version->life, LifeDot, i).dot, from, first, to, next);
  for (guint i = 0; i < version->fields->len; i++) {
    GArray *dots = g_array_index (version->fields, FieldDots, i).dots;

    for (guint d = 0; d < dots->len; d++)
      rename_dot (&g_array_index (dots, DvDot, d), from, first, to, next);
  }
}

/**
 * dv_version_is_erased:
 * @version: a version
 *
 * Returns: whether its values were destroyed on request, which is for good
 */
gboolean
dv_version_is_erased (const DvVersion *version)
{
  for (guint i = 0; i < version->life->len; i++) {
    if (g_array_index (version->life, LifeDot, i).life == DV_LIFE_ERASED)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_version_is_alive:
 * @version: a version
 *
 * Returns: whether one of the changes that nobody replaced says that the record is there, and none
 *   that its values were destroyed, which is for good
 */
gboolean
dv_version_is_alive (const DvVersion *version)
{
  for (guint i = 0; i < version->life->len; i++) {
    if (g_array_index (version->life, LifeDot, i).life == DV_LIFE_ALIVE)
      return !dv_version_is_erased (version);
  }
  return FALSE;
}

/**
 * dv_version_is_deleted:
 * @version: a version
 *
 * Returns: whether no change says that the record is still there
 */
gboolean
dv_version_is_deleted (const DvVersion *version)
{
  return !dv_version_is_alive (version);
}

/**
 * dv_version_is_life_disputed:
 * @version: a version
 *
 * Returns: whether somebody changed the record while another deleted it
 */
gboolean
dv_version_is_life_disputed (const DvVersion *version)
{
  const LifeDot *first = &g_array_index (version->life, LifeDot, 0);

  for (guint i = 1; i < version->life->len; i++) {
    if (g_array_index (version->life, LifeDot, i).life != first->life)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_version_is_conflicted:
 * @version: a version
 *
 * Returns: whether some field holds several values, or somebody changed the record while another
 *   deleted it. Whether the values differ the version cannot tell.
 */
gboolean
dv_version_is_conflicted (const DvVersion *version)
{
  for (guint i = 0; i < version->fields->len; i++) {
    if (g_array_index (version->fields, FieldDots, i).dots->len > 1)
      return TRUE;
  }
  return dv_version_is_life_disputed (version);
}

/**
 * dv_version_is_within_limits:
 * @version: a version
 *
 * Returns: whether its stored form can be read back. So many values that nobody replaced only
 *   somebody makes who wants to do harm
 */
gboolean
dv_version_is_within_limits (const DvVersion *version)
{
  if (version->life->len > MAX_DOTS || version->fields->len > MAX_FIELDS)
    return FALSE;
  for (guint i = 0; i < version->fields->len; i++) {
    if (g_array_index (version->fields, FieldDots, i).dots->len > MAX_DOTS)
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_dots_contain:
 * @dots: (element-type DvDot): dots
 * @dot: a dot
 *
 * Returns: whether @dot is among them
 */
gboolean
dv_dots_contain (const GArray *dots, DvDot dot)
{
  for (guint i = 0; i < dots->len; i++) {
    if (same_dot (g_array_index (dots, DvDot, i), dot))
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_dots_cover:
 * @dots: (element-type DvDot): dots
 * @others: (element-type DvDot): other dots
 *
 * Returns: whether all of @others are among @dots
 */
gboolean
dv_dots_cover (const GArray *dots, const GArray *others)
{
  for (guint i = 0; i < others->len; i++) {
    if (!dv_dots_contain (dots, g_array_index (others, DvDot, i)))
      return FALSE;
  }
  return TRUE;
}
