/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cli-secret.h"

#include <errno.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

/* Secrets come in and go out without passing through buffers that nobody wipes. They are never
 * arguments: every user of the computer can see those. */

#define MOST 65536

static gssize
read_byte (char *byte)
{
  gssize n;

  do
    n = read (STDIN_FILENO, byte, 1);
  while (n < 0 && errno == EINTR);
  return n;
}

static DvSecret *
read_line (void)
{
  g_autoptr (DvSecret) line = dv_secret_new (MOST);
  char *data = dv_secret_get_data (line);
  gsize size = 0;

  while (size < MOST && read_byte (&data[size]) == 1 && data[size] != '\n')
    size++;
  if (size > 0 && data[size - 1] == '\r')
    size--;
  /* A copy that is as large as the line: not much memory can be locked. */
  return dv_secret_new_from (data, size);
}

/**
 * dv_cli_read_secret:
 * @prompt: what to ask for when somebody sits at the terminal
 *
 * Reads one line of the standard input, without showing it.
 *
 * Returns: (transfer full): the line
 */
DvSecret *
dv_cli_read_secret (const char *prompt)
{
  struct termios shown, hidden;
  DvSecret *line;

  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return read_line ();
  fprintf (stderr, "%s ", prompt);
  hidden = shown;
  hidden.c_lflag &= (tcflag_t) ~ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  line = read_line ();
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  fprintf (stderr, "\n");
  return line;
}

static void
write_all (const char *data, gsize size)
{
  fflush (stdout);
  while (size > 0) {
    gssize n = write (STDOUT_FILENO, data, size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return;
    data += n;
    size -= (gsize) n;
  }
}

/**
 * dv_cli_write_secret:
 * @text: a secret that is to be shown
 */
void
dv_cli_write_secret (DvSecret *text)
{
  write_all (dv_secret_get_data (text), dv_secret_get_size (text));
}

/**
 * dv_cli_write_secret_json:
 * @text: a secret that is to be shown
 *
 * Writes it as a string of JSON.
 */
void
dv_cli_write_secret_json (DvSecret *text)
{
  static const char digits[] = "0123456789abcdef";
  gsize size = dv_secret_get_size (text);
  g_autoptr (DvSecret) quoted = dv_secret_new (size * 6 + 2);
  char *p = dv_secret_get_data (quoted);

  *p++ = '"';
  for (gsize i = 0; i < size; i++) {
    char c = dv_secret_get_data (text)[i];

    if (c == '"' || c == '\\') {
      *p++ = '\\';
      *p++ = c;
    } else if ((guchar) c < 0x20) {
      memcpy (p, "\\u00", 4);
      p[4] = digits[(guchar) c >> 4];
      p[5] = digits[c & 0xf];
      p += 6;
    } else {
      *p++ = c;
    }
  }
  *p++ = '"';
  write_all (dv_secret_get_data (quoted), (gsize) (p - dv_secret_get_data (quoted)));
}
