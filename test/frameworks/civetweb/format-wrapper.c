// RUN: %check_redirects %s %t --std gnu11 --option UnrestrictedRoutes=always --checks 'http-*'

// A function that hands its format on prints what it is given. What such
// a function leaves behind isn't told to other units yet, so that this stands
// apart from what is tried in parts.

#define _GNU_SOURCE
#include <civetweb.h>
#include <stdarg.h>
#include <stdio.h>

static const char *pathOf(struct mg_connection *conn) {
  return mg_get_request_info(conn)->local_uri;
}
static int make(char **out, const char *format, ...) {
  va_list list;
  va_start(list, format);
  const int length = vasprintf(out, format, list);
  va_end(list);
  return length;
}
static int wrapped(struct mg_connection *conn, void *data) {
  char *target = NULL;
  make(&target, "https://b.example%s", pathOf(conn));
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: %s\r\n\r\n", target);
  return 1;
}
void install(struct mg_context *context) {
  mg_set_request_handler(context, "/l", wrapped, 0);
}
