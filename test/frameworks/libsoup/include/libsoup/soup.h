/* What libsoup 3 declares, as far as the tests use it. */
#pragma once
#include <glib.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _SoupServer SoupServer;
typedef struct _SoupServerMessage SoupServerMessage;
typedef struct _SoupMessage SoupMessage;
typedef struct _SoupSession SoupSession;
typedef struct _SoupMessageHeaders SoupMessageHeaders;
typedef struct _SoupMultipart SoupMultipart;

typedef enum {
  SOUP_STATUS_OK = 200,
  SOUP_STATUS_MOVED_PERMANENTLY = 301,
  SOUP_STATUS_FOUND = 302,
  SOUP_STATUS_MOVED_TEMPORARILY = 302,
  SOUP_STATUS_SEE_OTHER = 303,
  SOUP_STATUS_TEMPORARY_REDIRECT = 307,
  SOUP_STATUS_PERMANENT_REDIRECT = 308,
  SOUP_STATUS_NOT_FOUND = 404,
  SOUP_STATUS_METHOD_NOT_ALLOWED = 405,
  SOUP_STATUS_NOT_IMPLEMENTED = 501
} SoupStatus;

typedef enum { SOUP_MEMORY_STATIC, SOUP_MEMORY_TAKE, SOUP_MEMORY_COPY } SoupMemoryUse;

typedef struct {
  const char *data;
  goffset length;
} SoupMessageBody;

typedef enum {
  SOUP_URI_NONE,
  SOUP_URI_SCHEME,
  SOUP_URI_USER,
  SOUP_URI_PASSWORD,
  SOUP_URI_AUTH_PARAMS,
  SOUP_URI_HOST,
  SOUP_URI_PORT,
  SOUP_URI_PATH,
  SOUP_URI_QUERY,
  SOUP_URI_FRAGMENT
} SoupURIComponent;

#define SOUP_HTTP_URI_FLAGS 0x162
GUri *soup_uri_copy(GUri *uri, SoupURIComponent first, ...);

/* The name of a method is a text that is kept once. */
#define _SOUP_ATOMIC_INTERN_STRING(variable, value)                                                \
  ((const char *)(g_atomic_pointer_get(&(variable))                                                \
                      ? (variable)                                                                 \
                      : (g_atomic_pointer_set(&(variable),                                         \
                                              (gpointer)g_intern_static_string(value)),            \
                         (variable))))
#define _SOUP_INTERN_METHOD(method) (_SOUP_ATOMIC_INTERN_STRING(_SOUP_METHOD_##method, #method))
#define SOUP_METHOD_OPTIONS _SOUP_INTERN_METHOD(OPTIONS)
#define SOUP_METHOD_GET _SOUP_INTERN_METHOD(GET)
#define SOUP_METHOD_HEAD _SOUP_INTERN_METHOD(HEAD)
#define SOUP_METHOD_POST _SOUP_INTERN_METHOD(POST)
#define SOUP_METHOD_PUT _SOUP_INTERN_METHOD(PUT)
#define SOUP_METHOD_DELETE _SOUP_INTERN_METHOD(DELETE)
#define SOUP_METHOD_PATCH _SOUP_INTERN_METHOD(PATCH)
#define SOUP_METHOD_MKCOL _SOUP_INTERN_METHOD(MKCOL)
extern gpointer _SOUP_METHOD_OPTIONS;
extern gpointer _SOUP_METHOD_GET;
extern gpointer _SOUP_METHOD_HEAD;
extern gpointer _SOUP_METHOD_POST;
extern gpointer _SOUP_METHOD_PUT;
extern gpointer _SOUP_METHOD_DELETE;
extern gpointer _SOUP_METHOD_PATCH;
extern gpointer _SOUP_METHOD_MKCOL;

void soup_message_headers_append(SoupMessageHeaders *headers, const char *name, const char *value);
void soup_message_headers_replace(SoupMessageHeaders *headers, const char *name, const char *value);
const char *soup_message_headers_get_one(SoupMessageHeaders *headers, const char *name);
void soup_message_headers_set_content_type(SoupMessageHeaders *headers, const char *type,
                                           GHashTable *parameters);
void soup_message_body_append(SoupMessageBody *body, SoupMemoryUse use, gconstpointer data,
                              gsize length);
void soup_message_body_set_accumulate(SoupMessageBody *body, gboolean accumulate);
GHashTable *soup_form_decode(const char *form);
SoupMultipart *soup_multipart_new_from_message(SoupMessageHeaders *headers, GBytes *body);

SoupMessageHeaders *soup_server_message_get_request_headers(SoupServerMessage *msg);
SoupMessageHeaders *soup_server_message_get_response_headers(SoupServerMessage *msg);
SoupMessageBody *soup_server_message_get_request_body(SoupServerMessage *msg);
SoupMessageBody *soup_server_message_get_response_body(SoupServerMessage *msg);
const char *soup_server_message_get_method(SoupServerMessage *msg);
const char *soup_server_message_get_remote_host(SoupServerMessage *msg);
guint soup_server_message_get_status(SoupServerMessage *msg);
void soup_server_message_set_status(SoupServerMessage *msg, guint status, const char *reason);
GUri *soup_server_message_get_uri(SoupServerMessage *msg);
void soup_server_message_set_response(SoupServerMessage *msg, const char *type, SoupMemoryUse use,
                                      const char *body, gsize length);
void soup_server_message_set_redirect(SoupServerMessage *msg, guint status, const char *uri);
void soup_server_message_pause(SoupServerMessage *msg);

typedef void (*SoupServerCallback)(SoupServer *server, SoupServerMessage *msg, const char *path,
                                   GHashTable *query, gpointer data);
void soup_server_add_handler(SoupServer *server, const char *path, SoupServerCallback callback,
                             gpointer data, GDestroyNotify destroy);
void soup_server_add_early_handler(SoupServer *server, const char *path,
                                   SoupServerCallback callback, gpointer data,
                                   GDestroyNotify destroy);
gboolean soup_server_is_https(SoupServer *server);

SoupMessage *soup_message_new(const char *method, const char *uri);
SoupMessageHeaders *soup_message_get_request_headers(SoupMessage *msg);
SoupMessageHeaders *soup_message_get_response_headers(SoupMessage *msg);
const char *soup_message_get_method(SoupMessage *msg);
GUri *soup_message_get_uri(SoupMessage *msg);

#ifdef __cplusplus
}
#endif
