/* What GLib declares, as far as the tests of libsoup use it. */
#pragma once
#include <stddef.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef char gchar;
typedef int gint;
typedef int gboolean;
typedef unsigned int guint;
typedef unsigned long gulong;
typedef size_t gsize;
typedef ptrdiff_t gssize;
typedef long goffset;
typedef void *gpointer;
typedef const void *gconstpointer;
typedef struct _GHashTable GHashTable;
typedef struct _GBytes GBytes;
typedef struct _GUri GUri;
typedef struct _GError GError;
typedef struct _GSList GSList;
typedef struct _GKeyFile GKeyFile;
typedef struct _GString {
  gchar *str;
  gsize len;
  gsize allocated_len;
} GString;
typedef void (*GDestroyNotify)(gpointer data);

#define FALSE (0)
#define TRUE (!FALSE)

/* GLib has both as blocks that are expressions. */
#define g_atomic_pointer_get(atomic)                                                               \
  __extension__({                                                                                  \
    gpointer got;                                                                                  \
    __atomic_load((gpointer *)(atomic), &got, __ATOMIC_SEQ_CST);                                   \
    got;                                                                                           \
  })
#define g_atomic_pointer_set(atomic, value)                                                        \
  __extension__({                                                                                  \
    gpointer put = (gpointer)(value);                                                              \
    __atomic_store((gpointer *)(atomic), &put, __ATOMIC_SEQ_CST);                                  \
  })

const gchar *g_intern_static_string(const gchar *string);
gint g_strcmp0(const char *one, const char *other);
gboolean(g_str_equal)(gconstpointer one, gconstpointer other);
#define g_str_equal(one, other) (strcmp((const char *)(one), (const char *)(other)) == 0)
gint g_ascii_strcasecmp(const gchar *one, const gchar *other);
gboolean g_str_has_prefix(const gchar *text, const gchar *prefix);
gchar *(g_strdup)(const gchar *text);
static inline char *g_strdup_inline(const char *text) { return text ? (g_strdup)(text) : NULL; }
#define g_strdup(text) g_strdup_inline(text)
gchar *g_strdup_printf(const gchar *format, ...) __attribute__((format(printf, 1, 2)));
gchar *g_strconcat(const gchar *first, ...) __attribute__((sentinel));
GString *g_string_new(const gchar *text);
GString *(g_string_append)(GString *string, const gchar *text);
static inline GString *g_string_append_len_inline(GString *string, const char *text,
                                                  gssize length) {
  if (text && length < 0)
    length = (gssize)strlen(text);
  if (text && string->len + (gsize)length < string->allocated_len) {
    memcpy(string->str + string->len, text, (gsize)length);
    string->len += (gsize)length;
  }
  return string;
}
#define g_string_append(string, text)                                                              \
  (__builtin_constant_p(text) ? __extension__({                                                    \
    const char *const constant = (text);                                                           \
    g_string_append_len_inline(string, constant, constant ? (gssize)strlen(constant) : -1);        \
  })                                                                                               \
                              : g_string_append_len_inline(string, text, (gssize)-1))
void g_string_append_printf(GString *string, const gchar *format, ...)
    __attribute__((format(printf, 2, 3)));
void g_string_printf(GString *string, const gchar *format, ...)
    __attribute__((format(printf, 2, 3)));
gchar *(g_string_free)(GString *string, gboolean free_segment);
gchar *g_string_free_and_steal(GString *string);
#define g_string_free(string, free_segment)                                                        \
  (__builtin_constant_p(free_segment)                                                              \
       ? ((free_segment) ? (g_string_free)((string), (free_segment))                               \
                         : g_string_free_and_steal(string))                                        \
       : (g_string_free)((string), (free_segment)))
void g_free(gpointer memory);
gpointer g_hash_table_lookup(GHashTable *table, gconstpointer key);
gboolean g_hash_table_insert(GHashTable *table, gpointer key, gpointer value);
gboolean g_hash_table_remove(GHashTable *table, gconstpointer key);
void g_hash_table_unref(GHashTable *table);
char *g_uri_escape_string(const char *text, const char *allowed, gboolean allow_utf8);
const gchar *g_uri_get_path(GUri *uri);
const gchar *g_uri_get_query(GUri *uri);
const gchar *g_uri_get_host(GUri *uri);
const gchar *g_uri_get_scheme(GUri *uri);
char *g_uri_to_string(GUri *uri);
GUri *g_uri_build(guint flags, const gchar *scheme, const gchar *userinfo, const gchar *host,
                  gint port, const gchar *path, const gchar *query, const gchar *fragment);
void g_uri_unref(GUri *uri);
void g_print(const gchar *format, ...) __attribute__((format(printf, 1, 2)));

#ifdef __cplusplus
}
#endif
