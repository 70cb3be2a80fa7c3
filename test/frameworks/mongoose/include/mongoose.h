/* What Mongoose declares, as far as its replies go. Written for the tests, after
   the facts of version 7. */

#ifndef MONGOOSE_STAND_IN_H
#define MONGOOSE_STAND_IN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mg_str {
  char *buf;
  size_t len;
};

struct mg_mgr;
struct mg_connection {
  struct mg_connection *next;
  struct mg_mgr *mgr;
  char data[32];
  void *fn_data;
};
struct mg_mgr {
  struct mg_connection *conns;
};

struct mg_http_message {
  struct mg_str method, uri, query, proto;
  struct mg_str body;
  struct mg_str head;
  struct mg_str message;
};

enum { MG_EV_ERROR, MG_EV_OPEN, MG_EV_HTTP_HDRS = 10, MG_EV_HTTP_MSG };

typedef void (*mg_event_handler_t)(struct mg_connection *, int ev, void *ev_data);

#define mg_str(s) mg_str_s(s)
struct mg_str mg_str_s(const char *s);
int mg_strcmp(const struct mg_str str1, const struct mg_str str2);
int mg_strcasecmp(const struct mg_str str1, const struct mg_str str2);
bool mg_match(struct mg_str str, struct mg_str pattern, struct mg_str *caps);
size_t mg_snprintf(char *buf, size_t len, const char *fmt, ...);
int mg_http_get_var(const struct mg_str *, const char *name, char *, size_t);
struct mg_connection *mg_http_listen(struct mg_mgr *, const char *url,
                                     mg_event_handler_t fn, void *fn_data);
void mg_http_reply(struct mg_connection *, int status_code, const char *headers,
                   const char *body_fmt, ...);
size_t mg_printf(struct mg_connection *, const char *fmt, ...);
bool mg_send(struct mg_connection *, const void *, size_t);

#ifdef __cplusplus
}
#endif

#endif
