// RUN: %check_redirects %s %t --std gnu11 --option UnrestrictedRoutes=always --checks 'http-*'

// What printf prints where: by the format alone, for whatever says that it has
// one.

#define _GNU_SOURCE
#include <civetweb.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *pathOf(struct mg_connection *conn) {
  return mg_get_request_info(conn)->local_uri;
}

char *joined(const char *format, ...) __attribute__((format(printf, 1, 2)));
void into(char *out, int size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void note(const char *format, ...) {
  va_list list;
  va_start(list, format);
  vfprintf(stderr, format, list);
  va_end(list);
}

static int length(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: https://%.*s%s\r\n\r\n", 4, data, pathOf(conn));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://%.*s%s\r\n\r\n", 4, data, pathOf(conn));
  return 1;
}
static int width(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: https://b.example%-*s\r\n\r\n", 9, pathOf(conn));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://b.example%-*s\r\n\r\n", 9, pathOf(conn));
  return 1;
}
static int percent(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nX-Sure: 100%%\r\nLocation: https://b.example%s\r\n\r\n", pathOf(conn));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nX-Sure: 100%%\r\nLocation: https://b.example%s\r\n\r\n", pathOf(conn));
  return 1;
}
static int braces(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n{\"to\":\"%s\"}", pathOf(conn), "b");
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://b.example%s\r\n\r\n{\"to\":\"%s\"}", pathOf(conn), "b");
  return 1;
}
static int numbered(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: https://%2$s%1$s\r\n\r\n", pathOf(conn), "b.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://%2$s%1$s\r\n\r\n", pathOf(conn), "b.example");
  return 1;
}
static int sized(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: https://b.example:%lu%s\r\n\r\n", 443UL, pathOf(conn));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://b.example:%lu%s\r\n\r\n", 443UL, pathOf(conn));
  return 1;
}
// The path is the query's, the page another one.
static int query(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: /login?next=%s\r\n\r\n", pathOf(conn));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  return 1;
}
static int swapped(struct mg_connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: /%2$s?from=%1$s\r\n\r\n", pathOf(conn), "login");
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  return 1;
}

static int attribute(struct mg_connection *conn, void *data) {
  char *target = joined("https://b.example%s", pathOf(conn));
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: %s\r\n\r\n", target);
  free(target);
  return 1;
}
static int buffer(struct mg_connection *conn, void *data) {
  char target[200];
  into(target, sizeof target, "https://b.example%s", pathOf(conn));
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: %s\r\n\r\n", target);
  return 1;
}
static int allocated(struct mg_connection *conn, void *data) {
  char *target = NULL;
  if (asprintf(&target, "https://b.example%s", pathOf(conn)) < 0)
    return 0;
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: %s\r\n\r\n", target);
  return 1;
}
// What is printed elsewhere is no target.
static int noted(struct mg_connection *conn, void *data) {
  const char *target = "/done";
  char form[100];
  mg_read(conn, form, sizeof form);
  note("%s asked for %s\n", form, pathOf(conn));
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", target);
  return 1;
}

void install(struct mg_context *context) {
  mg_set_request_handler(context, "/a", length, "b.eu");
  mg_set_request_handler(context, "/b", width, 0);
  mg_set_request_handler(context, "/c", percent, 0);
  mg_set_request_handler(context, "/d", braces, 0);
  mg_set_request_handler(context, "/e", numbered, 0);
  mg_set_request_handler(context, "/f", sized, 0);
  mg_set_request_handler(context, "/g", query, 0);
  mg_set_request_handler(context, "/h", swapped, 0);
  mg_set_request_handler(context, "/i", attribute, 0);
  mg_set_request_handler(context, "/j", buffer, 0);
  mg_set_request_handler(context, "/k", allocated, 0);
  mg_set_request_handler(context, "/m", noted, 0);
}
