/* What Mongoose 6 declares, as far as its replies go. Written for the tests,
   after the facts of version 6.18. */

#ifndef MONGOOSE_6_STAND_IN_H
#define MONGOOSE_6_STAND_IN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mg_str {
  const char *p;
  size_t len;
};

struct mg_connection;
struct mg_mgr {
  struct mg_connection *active_connections;
};

struct http_message {
  struct mg_str message;
  struct mg_str body;
  struct mg_str method;
  struct mg_str uri;
  struct mg_str proto;
  struct mg_str query_string;
};

#define MG_EV_HTTP_REQUEST 100
#define MG_CB(cb, ud) cb

typedef void (*mg_event_handler_t)(struct mg_connection *nc, int ev, void *ev_data);

struct mg_bind_opts {
  unsigned int flags;
};

struct mg_str mg_mk_str(const char *s);
struct mg_str mg_mk_str_n(const char *s, size_t len);
int mg_vcmp(const struct mg_str *str2, const char *str1);
int mg_strcmp(const struct mg_str str1, const struct mg_str str2);
int mg_get_http_var(const struct mg_str *buf, const char *name, char *dst, size_t dst_len);
struct mg_connection *mg_bind(struct mg_mgr *mgr, const char *address,
                              MG_CB(mg_event_handler_t handler, void *user_data));
struct mg_connection *mg_bind_opt(struct mg_mgr *mgr, const char *address,
                                  MG_CB(mg_event_handler_t handler, void *user_data),
                                  struct mg_bind_opts opts);
void mg_register_http_endpoint(struct mg_connection *nc, const char *uri_path,
                               MG_CB(mg_event_handler_t handler, void *user_data));
int mg_printf(struct mg_connection *, const char *fmt, ...);
void mg_send(struct mg_connection *, const void *buf, int len);
void mg_send_head(struct mg_connection *n, int status_code, int64_t content_length,
                  const char *extra_headers);
void mg_send_response_line(struct mg_connection *nc, int status_code,
                           const char *extra_headers);
void mg_http_send_redirect(struct mg_connection *nc, int status_code,
                           const struct mg_str location,
                           const struct mg_str extra_headers);

#ifdef __cplusplus
}
#endif

#endif
