// RUN: %check_redirects %s %t --std c11 -- -isystem %S/include

// A text is a record of where it begins and of how long it is: who asks for the
// method's length asks for some methods.

#include <mongoose.h>
#include <string.h>

static void forward(struct mg_connection *c, struct mg_http_message *hm) {
  char target[256];
  mg_snprintf(target, sizeof(target), "Location: https://b.example%s\r\n", hm->uri.buf);
  mg_http_reply(c, 302, target, "");
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST, PUT and DELETE get a 302{{.*}}; 307 repeats it [
  // CHECK-FIXES: mg_http_reply(c, 307, target, "");
}

static void onPost(struct mg_connection *c, int ev, void *ev_data) {
  struct mg_http_message *hm = ev_data;
  if (hm->method.len != 4 || memcmp(hm->method.buf, "POST", 4) != 0)
    return;
  forward(c, hm);
}
static void onPut(struct mg_connection *c, int ev, void *ev_data) {
  const struct mg_str method = ((struct mg_http_message *)ev_data)->method;
  if (method.len == 3 && method.buf[0] == 'P')
    forward(c, ev_data);
}
static void onDelete(struct mg_connection *c, int ev, void *ev_data) {
  struct mg_http_message *hm = ev_data;
  if (hm->method.len == strlen("DELETE") && !strncmp(hm->method.buf, "DELETE", hm->method.len))
    forward(c, hm);
}

// Silent: of GET and HEAD alone, and a length that no method which writes has.
static void forwardPage(struct mg_connection *c, struct mg_http_message *hm) {
  char target[256];
  mg_snprintf(target, sizeof(target), "Location: https://b.example%s\r\n", hm->uri.buf);
  mg_http_reply(c, 302, target, "");
}
static void onGet(struct mg_connection *c, int ev, void *ev_data) {
  struct mg_http_message *hm = ev_data;
  if (hm->method.len == 3 && memcmp(hm->method.buf, "GET", 3) == 0)
    forwardPage(c, hm);
}
static void onHead(struct mg_connection *c, int ev, void *ev_data) {
  struct mg_http_message *hm = ev_data;
  if (hm->method.len != 4 || hm->method.buf[0] != 'H')
    return;
  forwardPage(c, hm);
}
static void onOptions(struct mg_connection *c, int ev, void *ev_data) {
  struct mg_http_message *hm = ev_data;
  if (hm->method.len >= 7 && hm->method.buf[0] == 'O')
    forwardPage(c, hm);
}

void serve(struct mg_mgr *mgr) {
  mg_http_listen(mgr, "http://0.0.0.0:8000", onPost, mgr);
  mg_http_listen(mgr, "http://0.0.0.0:8001", onPut, mgr);
  mg_http_listen(mgr, "http://0.0.0.0:8002", onDelete, mgr);
  mg_http_listen(mgr, "http://0.0.0.0:8003", onGet, mgr);
  mg_http_listen(mgr, "http://0.0.0.0:8004", onHead, mgr);
  mg_http_listen(mgr, "http://0.0.0.0:8005", onOptions, mgr);
}
