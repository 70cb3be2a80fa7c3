// What Lwan declares, as far as its routes and redirects go. Written for the
// tests, after the facts of versions 0.4 to 0.7.

#ifndef LWAN_STAND_IN_H
#define LWAN_STAND_IN_H

#include <stddef.h>

enum lwan_http_status {
  HTTP_OK = 200,
  HTTP_MOVED_PERMANENTLY = 301,
  HTTP_TEMPORARY_REDIRECT = 307,
  HTTP_NOT_ALLOWED = 405,
};

enum lwan_request_flags {
  REQUEST_METHOD_MASK = 15,
  REQUEST_METHOD_GET = 1,
  REQUEST_METHOD_POST = 2,
  REQUEST_METHOD_HEAD = 3,
  REQUEST_METHOD_OPTIONS = 4,
  REQUEST_METHOD_DELETE = 5,
  REQUEST_METHOD_PUT = 6,
};

enum lwan_handler_flags { HANDLER_EXPECTS_BODY_DATA = 1 };

struct coro;
struct lwan_strbuf;

void *coro_malloc(struct coro *coro, size_t size);
char *coro_printf(struct coro *coro, const char *format, ...);

struct lwan_value {
  char *value;
  size_t len;
};

struct lwan_key_value {
  char *key;
  char *value;
};

struct lwan_connection {
  struct coro *coro;
};

struct lwan_request {
  enum lwan_request_flags flags;
  struct lwan_connection *conn;
  struct lwan_value url;
  struct lwan_value original_url;
};

struct lwan_response {
  struct lwan_strbuf *buffer;
  const char *mime_type;
  union {
    struct {
      const struct lwan_key_value *headers;
    };
  };
};

typedef enum lwan_http_status (*lwan_handler)(struct lwan_request *,
                                              struct lwan_response *, void *);

struct lwan_handler_info {
  const char *name;
  enum lwan_http_status (*handler)(struct lwan_request *,
                                   struct lwan_response *, void *);
  const char *route;
};

struct lwan_module {
  void *(*create)(const char *prefix, void *args);
  enum lwan_http_status (*handle_request)(struct lwan_request *,
                                          struct lwan_response *, void *);
  enum lwan_handler_flags flags;
};

struct lwan_url_map {
  enum lwan_http_status (*handler)(struct lwan_request *,
                                   struct lwan_response *, void *);
  void *data;
  const char *prefix;
  size_t prefix_len;
  enum lwan_handler_flags flags;
};

struct lwan;
void lwan_set_url_map(struct lwan *l, const struct lwan_url_map *map);

static inline enum lwan_request_flags
lwan_request_get_method(const struct lwan_request *request) {
  return (enum lwan_request_flags)(request->flags & REQUEST_METHOD_MASK);
}
const char *lwan_request_get_method_str(const struct lwan_request *request);
const char *lwan_request_get_post_param(struct lwan_request *request,
                                        const char *key);

#define LWAN_HANDLER_REF(name_) lwan_handler_##name_
#define LWAN_HANDLER_ROUTE(name_, route_)                                      \
  static enum lwan_http_status lwan_handler_##name_(                           \
      struct lwan_request *, struct lwan_response *, void *);                  \
  static const struct lwan_handler_info __attribute__((used))                  \
  lwan_handler_info_##name_ = {.name = #name_,                                 \
                               .handler = lwan_handler_##name_,                \
                               .route = route_};                               \
  static enum lwan_http_status lwan_handler_##name_(                           \
      struct lwan_request *request, struct lwan_response *response,            \
      void *data)
#define LWAN_HANDLER(name_) LWAN_HANDLER_ROUTE(name_, NULL)

#endif
