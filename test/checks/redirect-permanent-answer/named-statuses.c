// RUN: %check_redirects %s %t --checks http-redirect-permanent-answer --std c11

// A fix has the framework's own words, with the phrase that goes with it.

#include <event2/event.h>
#include <event2/http.h>

void open_door(const char *which);
int remove_order(const char *id);

static void delete_order(struct evhttp_request *req, void *unused) {
  if (remove_order(evhttp_request_get_uri(req)) < 0) {
    evhttp_send_error(req, HTTP_NOTFOUND, 0);
    return;
  }
  evhttp_add_header(evhttp_request_get_output_headers(req), "Location", "/orders");
  evhttp_send_reply(req, HTTP_MOVEPERM, "Moved Permanently", 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: GET gets a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
  // CHECK-FIXES: evhttp_send_reply(req, HTTP_MOVETEMP, "Found", 0);
}

static void moved(struct evhttp_request *req, void *unused) {
  evhttp_add_header(evhttp_request_get_output_headers(req), "Location", "/new");
  evhttp_send_reply(req, HTTP_MOVEPERM, "Moved Permanently", 0);
}

void start(struct evhttp *http) {
  evhttp_set_allowed_methods(http, EVHTTP_REQ_GET);
  evhttp_set_cb(http, "/orders/delete", delete_order, 0);
  evhttp_set_cb(http, "/old", moved, 0);
}
