// RUN: %check_redirects %s %t --std c11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// Responses written as text, and the hooks of the C API. The fix names the
// status and its phrase.

#include <civetweb.h>
#include <stdio.h>
#include <string.h>

typedef struct mg_connection Connection;

static int isPost(const Connection *conn) {
  return strcmp(mg_get_request_info(conn)->request_method, "POST") == 0;
}

static int printed(Connection *conn, void *data) {
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: /v2/printed\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: /v2/printed\r\n\r\n");
  return 302;
}
static int adjacent(Connection *conn, void *data) {
  if (!isPost(conn))
    return 0;
  mg_printf(conn,
            "HTTP/1.1 301 Moved Permanently\r\n"
            // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
            // CHECK-FIXES: "HTTP/1.1 308 Permanent Redirect\r\n"
            "Location: https://b.example%s\r\n"
            "Content-Length: 0\r\n\r\n",
            mg_get_request_info(conn)->local_uri);
  return 301;
}
static int answered(Connection *conn, void *data) {
  char text[80];
  if (!isPost(conn))
    return 0;
  mg_read(conn, text, sizeof(text));
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", "/entries");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a {{.*}}; 303 always means GET
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n\r\n", "/entries");
  return 302;
}
// The numbers and the phrase are arguments.
static int arguments(Connection *conn, void *data) {
  char text[80];
  if (!isPost(conn))
    return 0;
  mg_read(conn, text, sizeof(text));
  mg_printf(conn, "HTTP/1.1 %d %s\r\nLocation: /entries\r\n\r\n", 302, "Found");
  // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: POST gets a {{.*}}; 303 always means GET
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 %d %s\r\nLocation: /entries\r\n\r\n", 303, "See Other");
  return 302;
}
static int page(Connection *conn, void *data) {
  if (strcmp(mg_get_request_info(conn)->request_method, "GET"))
    return 0;
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: /v2/page\r\n\r\n");
  return 302;
}

static int written(Connection *conn, void *data) {
  const char *text = "HTTP/1.1 302 Found\r\nLocation: /v2/written\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: const char *text = "HTTP/1.1 307 Temporary Redirect\r\nLocation: /v2/written\r\n\r\n";
  mg_write(conn, text, strlen(text));
  return 302;
}
static int writtenTwin(Connection *conn, void *data) {
  const char *text = "HTTP/1.1 302 Found\r\nLocation: /v2/written\r\n\r\n";
  if (!strcmp(mg_get_request_info(conn)->request_method, "GET"))
    mg_write(conn, text, strlen(text));
  return 302;
}

static int lines(Connection *conn, void *data) {
  if (!isPost(conn))
    return 0;
  mg_response_header_start(conn, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_response_header_start(conn, 307);
  mg_response_header_add_lines(conn, "Location: /v2/lines\r\n");
  return mg_response_header_send(conn);
}
static int linesTwin(Connection *conn, void *data) {
  if (strcmp(mg_get_request_info(conn)->request_method, "GET"))
    return 0;
  mg_response_header_start(conn, 302);
  mg_response_header_add_lines(conn, "Location: /v2/lines\r\n");
  return mg_response_header_send(conn);
}
static int pieces(Connection *conn, void *data) {
  if (!isPost(conn))
    return 0;
  mg_store_body(conn, "/tmp/upload");
  mg_response_header_start(conn, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a {{.*}}; 303 always means GET
  // CHECK-FIXES: mg_response_header_start(conn, 303);
  mg_response_header_add(conn, "Location", "/uploads", -1);
  return mg_response_header_send(conn);
}
static int called(Connection *conn, void *data) {
  if (!isPost(conn))
    return 0;
  mg_store_body(conn, "/tmp/upload");
  return mg_send_http_redirect(conn, "/uploads", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: POST gets a {{.*}}; 303 always means GET
  // CHECK-FIXES: return mg_send_http_redirect(conn, "/uploads", 303);
}

// Other texts: a request made elsewhere, and a status that is no redirect.
static int created(Connection *conn, void *data) {
  if (!isPost(conn))
    return 0;
  mg_printf(conn, "HTTP/1.1 201 Created\r\nLocation: /v2/created\r\n\r\n");
  return 201;
}
static int logged(Connection *conn, void *data) {
  if (isPost(conn))
    printf("answered with HTTP/1.1 302 Found\r\nLocation: /v2/logged\r\n");
  return 0;
}

// Every request comes here first.
static int begin(Connection *conn) {
  const struct mg_request_info *info = mg_get_request_info(conn);
  char url[200];
  if (info->is_ssl)
    return 0;
  snprintf(url, sizeof(url), "https://b.example%s", info->local_uri);
  mg_send_http_redirect(conn, url, 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, url, 308);
  return 301;
}
static int beginAssigned(Connection *conn) {
  const struct mg_request_info *info = mg_get_request_info(conn);
  if (!isPost(conn))
    return 0;
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n", info->local_uri);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_printf(conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://b.example%s\r\n\r\n", info->local_uri);
  return 302;
}
static int beginTwin(Connection *conn) {
  const struct mg_request_info *info = mg_get_request_info(conn);
  if (strcmp(info->request_method, "GET") != 0)
    return 0;
  mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: https://b.example%s\r\n\r\n",
            info->local_uri);
  return 302;
}
static int authorize(Connection *conn, void *data) {
  char url[200];
  snprintf(url, sizeof(url), "https://b.example%s",
           mg_get_request_info(conn)->local_uri);
  mg_send_http_redirect(conn, url, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST, PUT, PATCH and DELETE get a {{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: mg_send_http_redirect(conn, url, 307);
  return 0;
}
// To the page for all who aren't logged in: no method is singled out.
static int authorizeTwin(Connection *conn, void *data) {
  mg_send_http_redirect(conn, "/login", 302);
  return 0;
}

void addRoutes(struct mg_context *ctx, const char **options) {
  struct mg_callbacks first = {.begin_request = begin};
  struct mg_callbacks second;
  struct mg_callbacks third = {0};
  memset(&second, 0, sizeof(second));
  second.begin_request = beginAssigned;
  third.begin_request = &beginTwin;
  mg_start(&first, NULL, options);
  mg_start(&second, NULL, options);
  mg_start(&third, NULL, options);
  mg_set_auth_handler(ctx, "/**", authorize, NULL);
  mg_set_auth_handler(ctx, "/private/**", authorizeTwin, NULL);
  mg_set_request_handler(ctx, "/v1/printed", printed, NULL);
  mg_set_request_handler(ctx, "/v1/adjacent", adjacent, NULL);
  mg_set_request_handler(ctx, "/entries/add", answered, NULL);
  mg_set_request_handler(ctx, "/entries/new", arguments, NULL);
  mg_set_request_handler(ctx, "/v1/page", page, NULL);
  mg_set_request_handler(ctx, "/v1/written", written, NULL);
  mg_set_request_handler(ctx, "/v1/written-twin", writtenTwin, NULL);
  mg_set_request_handler(ctx, "/v1/lines", lines, NULL);
  mg_set_request_handler(ctx, "/v1/lines-twin", linesTwin, NULL);
  mg_set_request_handler(ctx, "/pieces", pieces, NULL);
  mg_set_request_handler(ctx, "/called", called, NULL);
  mg_set_request_handler(ctx, "/v1/created", created, NULL);
  mg_set_request_handler(ctx, "/v1/logged", logged, NULL);
}
