// RUN: %check_redirects %s %t --std gnu11 --option UnrestrictedRoutes=always --checks 'http-redirect-loses-method'

// A function that joins as many texts as it is given, up to a null pointer:
// its name and its arguments tell.

#include <civetweb.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct pool;
char *joinedWith(const char *separator, ...);
char *pool_concat(struct pool *pool, ...);

static char *scat(char *first, ...) {
  va_list list;
  size_t length = first ? strlen(first) : 0;
  const char *next;
  va_start(list, first);
  while ((next = va_arg(list, const char *)) != NULL)
    length += strlen(next);
  va_end(list);
  char *all = malloc(length + 1);
  if (!all)
    return NULL;
  all[0] = 0;
  va_start(list, first);
  while ((next = va_arg(list, const char *)) != NULL)
    strcat(all, next);
  va_end(list);
  return all;
}

static const char *pathOf(struct mg_connection *conn) {
  return mg_get_request_info(conn)->local_uri;
}

extern const char *host;
extern struct pool *pool;

static int joined(struct mg_connection *conn, void *data) {
  char *url = scat(NULL, "https://", host, pathOf(conn), NULL);
  mg_send_http_redirect(conn, url, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, url, 307);
  return 302;
}
static int pooled(struct mg_connection *conn, void *data) {
  mg_send_http_redirect(conn, pool_concat(pool, "https://", host, pathOf(conn), (char *)0), 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:93: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, pool_concat(pool, "https://", host, pathOf(conn), (char *)0), 307);
  return 302;
}
// Another page all the same.
static int page(struct mg_connection *conn, void *data) {
  mg_send_http_redirect(conn, scat(NULL, "/login?next=", pathOf(conn), NULL), 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:79: warning: {{.*}}, 303 shows a page
  return 302;
}
// What stands between them isn't known.
static int separated(struct mg_connection *conn, void *data) {
  mg_send_http_redirect(conn, joinedWith("/", host, pathOf(conn), NULL), 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:74: warning: {{.*}}, 303 shows a page
  return 302;
}

void addRoutes(struct mg_context *ctx) {
  mg_set_request_handler(ctx, "/joined", joined, 0);
  mg_set_request_handler(ctx, "/pooled", pooled, 0);
  mg_set_request_handler(ctx, "/page", page, 0);
  mg_set_request_handler(ctx, "/separated", separated, 0);
}
