// RUN: %check_redirects %s %t --std c11 --checks 'http-redirect-*' -- -I %S/Inputs
// RUN: %check_redirects %s %t --suffix=OFF --std c11 --checks 'http-redirect-*' --option Heuristics=false -- -I %S/Inputs

// A library in C that no model describes.

#include "tiny_http.h"

// CHECK-NO-MESSAGES-OFF

void store_entry(const char *text);

static int save(struct tiny_conn *conn, void *data) {
  store_entry(tiny_form(conn, "text"));
  return tiny_redirect(conn, "/entries", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: return tiny_redirect(conn, "/entries", 303);
}

static int show(struct tiny_conn *conn, void *data) {
  return tiny_redirect(conn, "/entries", 302);
}

static int moved(struct tiny_conn *conn, void *data) {
  tiny_set_status(conn, 301);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: PUT gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: tiny_set_status(conn, 308);
  tiny_set_header(conn, "Location", "/v2/entries");
  return 0;
}

static int created(struct tiny_conn *conn, void *data) {
  tiny_set_status(conn, 201);
  tiny_set_header(conn, "Location", "/entries/1");
  return 302;
}

static int any(struct tiny_conn *conn, void *data) {
  if (tiny_get_method(conn) == TINY_POST) {
    store_entry(tiny_form(conn, "text"));
    return tiny_redirect(conn, "/entries", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: return tiny_redirect(conn, "/entries", 303);
  }
  return tiny_redirect(conn, "/home", 302);
}

static int to_status(struct tiny_conn *conn, void *data) {
  // What is passed for a status is none that redirects.
  return tiny_redirect(conn, "/entries", 5);
}

void serve(struct tiny_server *server) {
  tiny_http_post(server, "/entries", save);
  tiny_http_get(server, "/show", show);
  tiny_register_handler(server, TINY_PUT, "/v1/entries", moved);
  tiny_register_handler(server, TINY_GET, "/shown", show);
  tiny_http_post(server, "/created", created);
  tiny_http_post(server, "/status", to_status);
  tiny_add_handler(server, "/any", any);
}

static int tabled(struct tiny_conn *conn, void *data) {
  store_entry(tiny_form(conn, "text"));
  return tiny_redirect(conn, "/entries", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: return tiny_redirect(conn, "/entries", 303);
}

static const struct {
  const char *method;
  const char *path;
  tiny_handler handler;
} table[] = {{"POST", "/tabled", tabled}, {"GET", "/shown", show}};

const void *last_of_table(void) { return &table[1]; }

static void plain(const plain_request_t *req, plain_response_t *res) {
  if (req->method == PLAIN_POST) {
    store_entry(req->body);
    res->status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res->status = 303;
    plain_header(res, "Location", "/entries");
    return;
  }
  res->status = 302;
  plain_header(res, "Location", "/home");
}

void serve_plain(void) { plain_handle("/plain", plain); }

/* Functions without a prototype take anything, and are no handlers of the
   library's; the rows around them are, as ever. */
int start();
int stop() { return 0; }
struct old_row {
  const char *method;
  const char *path;
  int (*run)();
};
static const struct old_row old_rows[] = {
    {"POST", "/start", start}, {"POST", "/stop", stop}, {"GET"}, {0, 0, 0}};
