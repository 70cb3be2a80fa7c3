/* What libsoup 2.4 declares, as far as the tests use it. */
#pragma once
#include <glib.h>

typedef struct _SoupServer SoupServer;
typedef struct _SoupMessageHeaders SoupMessageHeaders;
typedef struct SoupClientContext SoupClientContext;

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
  SOUP_STATUS_INTERNAL_SERVER_ERROR = 500,
  SOUP_STATUS_NOT_IMPLEMENTED = 501
} SoupStatus;

typedef enum { SOUP_MEMORY_STATIC, SOUP_MEMORY_TAKE, SOUP_MEMORY_COPY } SoupMemoryUse;

typedef struct {
  const char *data;
  goffset length;
} SoupMessageBody;

typedef struct _SoupMessage {
  const char *method;
  guint status_code;
  char *reason_phrase;
  SoupMessageBody *request_body;
  SoupMessageHeaders *request_headers;
  SoupMessageBody *response_body;
  SoupMessageHeaders *response_headers;
} SoupMessage;

typedef struct _SoupURI {
  const char *scheme;
  char *user;
  char *password;
  char *host;
  guint port;
  char *path;
  char *query;
  char *fragment;
} SoupURI;

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
extern gpointer _SOUP_METHOD_OPTIONS;
extern gpointer _SOUP_METHOD_GET;
extern gpointer _SOUP_METHOD_HEAD;
extern gpointer _SOUP_METHOD_POST;
extern gpointer _SOUP_METHOD_PUT;
extern gpointer _SOUP_METHOD_DELETE;
#define SOUP_URI_SCHEME_HTTPS _SOUP_ATOMIC_INTERN_STRING(_SOUP_URI_SCHEME_HTTPS, "https")
extern gpointer _SOUP_URI_SCHEME_HTTPS;

SoupURI *soup_uri_new(const char *uri);
SoupURI *soup_uri_new_with_base(SoupURI *base, const char *uri);
SoupURI *soup_uri_copy(SoupURI *uri);
void soup_uri_free(SoupURI *uri);
char *soup_uri_to_string(SoupURI *uri, gboolean just_path_and_query);
const char *soup_uri_get_path(SoupURI *uri);
const char *soup_uri_get_host(SoupURI *uri);
void soup_uri_set_scheme(SoupURI *uri, const char *scheme);
void soup_uri_set_host(SoupURI *uri, const char *host);
void soup_uri_set_port(SoupURI *uri, guint port);
void soup_uri_set_path(SoupURI *uri, const char *path);
void soup_uri_set_query(SoupURI *uri, const char *query);

void soup_message_headers_append(SoupMessageHeaders *headers, const char *name, const char *value);
void soup_message_headers_replace(SoupMessageHeaders *headers, const char *name, const char *value);
const char *soup_message_headers_get_one(SoupMessageHeaders *headers, const char *name);
void soup_message_body_append(SoupMessageBody *body, SoupMemoryUse use, gconstpointer data,
                              gsize length);
void soup_message_body_complete(SoupMessageBody *body);
GHashTable *soup_form_decode(const char *form);

SoupURI *soup_message_get_uri(SoupMessage *msg);
void soup_message_set_status(SoupMessage *msg, guint status);
void soup_message_set_status_full(SoupMessage *msg, guint status, const char *reason);
void soup_message_set_response(SoupMessage *msg, const char *type, SoupMemoryUse use,
                               const char *body, gsize length);
void soup_message_set_redirect(SoupMessage *msg, guint status, const char *uri);

typedef void (*SoupServerCallback)(SoupServer *server, SoupMessage *msg, const char *path,
                                   GHashTable *query, SoupClientContext *client, gpointer data);
void soup_server_add_handler(SoupServer *server, const char *path, SoupServerCallback callback,
                             gpointer data, GDestroyNotify destroy);
void soup_server_add_early_handler(SoupServer *server, const char *path,
                                   SoupServerCallback callback, gpointer data,
                                   GDestroyNotify destroy);
void soup_server_pause_message(SoupServer *server, SoupMessage *msg);
const char *soup_client_context_get_host(SoupClientContext *client);
