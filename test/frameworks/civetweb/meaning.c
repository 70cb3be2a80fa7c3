// RUN: %check_redirects %s %t --std c11

// What a handler does on its way to the redirect tells what is meant.

#include <civetweb.h>
#include <string.h>

typedef struct mg_connection Connection;

int saveEntry(const char *text);

static int isPost(const Connection *conn) {
  return strcmp(mg_get_request_info(conn)->request_method, "POST") == 0;
}

static int forwarded(Connection *conn, void *data) {
  const char *host = mg_get_header(conn, "Host");
  if (!host || !isPost(conn))
    return 0;
  return mg_send_http_redirect(conn, "/v2/forwarded", 302);
  // CHECK-NOTES: :[[@LINE-1]]:55: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-NOTES: :[[@LINE+81]]:3: note: handler registered for every method here
  // CHECK-NOTES: :[[@LINE-5]]:16: note: past this test the method is POST
  // CHECK-NOTES: :[[@LINE-4]]:38: note: this route with another prefix, version or host
  // CHECK-FIXES: return mg_send_http_redirect(conn, "/v2/forwarded", 307);
}

static int otherPage(Connection *conn, void *data) {
  if (isPost(conn))
    return mg_send_http_redirect(conn, "/welcome", 302);
  // CHECK-NOTES: :[[@LINE-1]]:52: warning: POST gets a {{.*}}; 307 repeats it, 303 shows a page
  // CHECK-NOTES: :[[@LINE+72]]:3: note: handler registered for every method here
  // CHECK-NOTES: :[[@LINE-4]]:7: note: this branch is taken for POST
  // CHECK-NOTES: :[[@LINE-4]]:40: note: nothing shows whether this takes the POST or is a page
  // CHECK-NOTES: :[[@LINE-5]]:52: note: use 307 Temporary Redirect: clients repeat the request
  // CHECK-NOTES: :[[@LINE-6]]:52: note: use 303 See Other: clients fetch the page with GET
  return 0;
}
// Here nothing singles out a method, and nothing shows that it is sent on.
static int otherPageTwin(Connection *conn, void *data) {
  return mg_send_http_redirect(conn, "/welcome", 302);
}

// Pages shown after the request has been carried out.
static int bodyRead(Connection *conn, void *data) {
  char text[80];
  if (!isPost(conn))
    return 0;
  mg_read(conn, text, sizeof(text));
  return mg_send_http_redirect(conn, "/entries", 302);
}
static int formRead(Connection *conn, void *data) {
  struct mg_form_data_handler form = {0};
  if (!isPost(conn))
    return 0;
  mg_handle_form_request(conn, &form);
  return mg_send_http_redirect(conn, "/entries", 302);
}
static int uploaded(Connection *conn, void *data) {
  if (!isPost(conn) || mg_store_body(conn, "/tmp/upload") < 0)
    return 0;
  return mg_send_http_redirect(conn, "/entries", 302);
}
static int variableRead(Connection *conn, void *data) {
  const char *query = mg_get_request_info(conn)->query_string;
  char name[20];
  if (!isPost(conn) || !query)
    return 0;
  mg_get_var(query, strlen(query), "name", name, sizeof(name));
  return mg_send_http_redirect(conn, "/entries", 302);
}
static int saved(Connection *conn, void *data) {
  if (!isPost(conn) || !saveEntry("entry"))
    return 0;
  return mg_send_http_redirect(conn, "/entries", 302);
}
static int cookieSet(Connection *conn, void *data) {
  if (!isPost(conn))
    return 0;
  mg_response_header_start(conn, 302);
  mg_response_header_add(conn, "Set-Cookie", "session=", -1);
  mg_response_header_add(conn, "Location", "/", -1);
  return mg_response_header_send(conn);
}
// The request's own URL: repeated, it would go round for ever.
static int ownUrl(Connection *conn, void *data) {
  if (!isPost(conn))
    return 0;
  return mg_send_http_redirect(conn, mg_get_request_info(conn)->local_uri, 302);
}
// Without the cookie the handler refuses.
static int refused(Connection *conn, void *data) {
  char text[80];
  if (!isPost(conn))
    return 0;
  if (!mg_get_header(conn, "Cookie"))
    return mg_send_http_redirect(conn, "/login", 302);
  mg_read(conn, text, sizeof(text));
  return mg_send_http_ok(conn, "text/plain", 0);
}

void addRoutes(struct mg_context *ctx) {
  mg_set_request_handler(ctx, "/v1/forwarded", forwarded, NULL);
  mg_set_request_handler(ctx, "/start", otherPage, NULL);
  mg_set_request_handler(ctx, "/begin", otherPageTwin, NULL);
  mg_set_request_handler(ctx, "/body-read", bodyRead, NULL);
  mg_set_request_handler(ctx, "/form-read", formRead, NULL);
  mg_set_request_handler(ctx, "/uploaded", uploaded, NULL);
  mg_set_request_handler(ctx, "/variable-read", variableRead, NULL);
  mg_set_request_handler(ctx, "/saved", saved, NULL);
  mg_set_request_handler(ctx, "/cookie-set", cookieSet, NULL);
  mg_set_request_handler(ctx, "/own-url", ownUrl, NULL);
  mg_set_request_handler(ctx, "/refused", refused, NULL);
}
