// RUN: %check_redirects %s %t --framework civetweb --checks http-redirect-permanent-answer
// RUN: %check_redirects %s %t --framework civetweb --suffix=NEVER --checks http-redirect-permanent-answer --option http-redirect-permanent-answer.UnrestrictedRoutes=never
// CHECK-NO-MESSAGES-NEVER

// A route that names no method serves GET.

#include <civetweb.h>

int openDoor(const char *which);
bool isClosed = false;

// What was done for a POST must not be sent again.
static int onOpen(mg_connection *conn, void *) {
  isClosed = false;
  mg_send_http_redirect(conn, "/", 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 303 isn't kept [http-redirect-permanent-answer]
  // CHECK-FIXES: mg_send_http_redirect(conn, "/", 303);
  return 1;
}

static int onPage(mg_connection *conn, void *) {
  if (!mg_get_header(conn, "Cookie")) {
    mg_send_http_redirect(conn, "/login", 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: GET and HEAD get a 301 for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: mg_send_http_redirect(conn, "/login", 302);
    return 1;
  }
  mg_printf(conn, "HTTP/1.1 200 OK\r\n\r\nwelcome");
  return 1;
}

static int onShop(mg_connection *conn, void *) {
  if (isClosed) {
    mg_send_http_redirect(conn, "/closed", 308);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: GET and HEAD get a 308 for a reason that passes: clients that keep it never ask again; 307 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: mg_send_http_redirect(conn, "/closed", 307);
    return 1;
  }
  mg_printf(conn, "HTTP/1.1 200 OK\r\n\r\nshop");
  return 1;
}

// Silent: whatever is sent, the answer is the same.
static int onOld(mg_connection *conn, void *) {
  mg_send_http_redirect(conn, "/new", 301);
  return 1;
}

void start(mg_context *context) {
  mg_set_request_handler(context, "/open", onOpen, nullptr);
  mg_set_request_handler(context, "/page", onPage, nullptr);
  mg_set_request_handler(context, "/shop", onShop, nullptr);
  mg_set_request_handler(context, "/old", onOld, nullptr);
}
