// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix --std c11 -- -I%S/Inputs

// Clients of libraries in C.

#include "more-libraries-c.h"

void on_answer(struct evhttp_request *req, void *arg) {
  struct evhttp_connection *connection = arg;
  const int code = evhttp_request_get_response_code(req);
  if (code == 301 || code == 302) {
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors
    const char *next = evhttp_find_header(evhttp_request_get_input_headers(req), "Location");
    evhttp_make_request(connection, evhttp_request_new(on_answer, arg), EVHTTP_REQ_GET, next);
  }
}

void on_any_answer(struct evhttp_request *req, void *arg) {
  if (evhttp_request_get_response_code(req) / 100 == 3)
    evhttp_make_request(arg, evhttp_request_new(on_any_answer, arg), EVHTTP_REQ_GET,
                        evhttp_find_header(evhttp_request_get_input_headers(req), "Location"));
}

unsigned by_soup(SoupSession *session, const char *url) {
  for (;;) {
    SoupMessage *msg = soup_message_new("GET", url);
    soup_session_send_message(session, msg);
    if (msg->status_code != 302)
      // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: this client follows 302, but takes 301, 303, 307 and 308 for errors
      return msg->status_code;
    url = soup_message_headers_get_one(msg->response_headers, "Location");
  }
}

unsigned by_soup_all(SoupSession *session, const char *url) {
  for (;;) {
    SoupMessage *msg = soup_message_new("GET", url);
    soup_session_send_message(session, msg);
    if (msg->status_code < 300 || msg->status_code > 399)
      return msg->status_code;
    url = soup_message_headers_get_one(msg->response_headers, "Location");
  }
}

void on_mongoose(struct mg_mgr *mgr, struct mg_http_message *hm, mg_event_handler_t fn) {
  const int status = mg_http_status(hm);
  if (status == 301 || status == 302 || status == 307) {
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: this client follows 301, 302 and 307, but takes 303 and 308 for errors
    struct mg_str *next = mg_http_get_header(hm, "Location");
    mg_http_connect(mgr, next->buf, fn, NULL);
  }
}

void on_mongoose_all(struct mg_mgr *mgr, struct mg_http_message *hm, mg_event_handler_t fn) {
  const int status = mg_http_status(hm);
  if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)
    mg_http_connect(mgr, mg_http_get_header(hm, "Location")->buf, fn, NULL);
}

int by_neon(ne_session *session, const char *path) {
  ne_request *request = ne_request_create(session, "GET", path);
  ne_request_dispatch(request);
  const ne_status *status = ne_get_status(request);
  if (status->code == 301 || status->code == 302) {
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors
    const ne_uri *next = ne_redirect_location(session);
    return by_neon(session, next->path);
  }
  return status->code;
}

int by_neon_all(ne_session *session, const char *path) {
  ne_request *request = ne_request_create(session, "GET", path);
  ne_request_dispatch(request);
  if (ne_get_status(request)->klass == 3)
    return by_neon_all(session, ne_redirect_location(session)->path);
  return ne_get_status(request)->code;
}

serf_bucket_t *by_serf(serf_request_t *request, serf_bucket_t *response,
                       serf_bucket_alloc_t *allocator) {
  serf_status_line line;
  serf_bucket_response_status(response, &line);
  if (line.code == 301 || line.code == 302 || line.code == 307) {
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: this client follows 301, 302 and 307, but takes 303 and 308 for errors
    const char *next =
        serf_bucket_headers_get(serf_bucket_response_get_headers(response), "Location");
    return serf_request_bucket_request_create(request, "GET", next, NULL, allocator);
  }
  return NULL;
}

serf_bucket_t *by_serf_all(serf_request_t *request, serf_bucket_t *response,
                           serf_bucket_alloc_t *allocator) {
  serf_status_line line;
  serf_bucket_response_status(response, &line);
  if (line.code < 300 || line.code >= 400)
    return NULL;
  return serf_request_bucket_request_create(
      request, "GET",
      serf_bucket_headers_get(serf_bucket_response_get_headers(response), "Location"), NULL,
      allocator);
}

HINTERNET by_wininet(HINTERNET internet, HINTERNET request) {
  char next[512];
  DWORD status = 0, length = sizeof status;
  HttpQueryInfoA(request, HTTP_QUERY_STATUS_CODE | HTTP_QUERY_FLAG_NUMBER, &status, &length, NULL);
  if (status == 301 || status == 302) {
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors
    length = sizeof next;
    HttpQueryInfoA(request, HTTP_QUERY_LOCATION, next, &length, NULL);
    return InternetOpenUrlA(internet, next, NULL, 0, 0, 0);
  }
  return request;
}

// Silent: nothing is requested.
DWORD shown_by_wininet(HINTERNET request, void (*show)(const char *)) {
  char next[512];
  DWORD status = 0, length = sizeof status;
  HttpQueryInfoA(request, HTTP_QUERY_STATUS_CODE | HTTP_QUERY_FLAG_NUMBER, &status, &length, NULL);
  if (status == 301 || status == 302) {
    length = sizeof next;
    HttpQueryInfoA(request, HTTP_QUERY_LOCATION, next, &length, NULL);
    show(next);
  }
  return status;
}
