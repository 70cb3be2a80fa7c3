// RUN: %check_redirects %s %t --std c11 -- -isystem %S/include

// A connection has room for marks of the handler's own. To leave one there is no
// work; to leave it where other requests find it is.

#include <mongoose.h>

static char marks[4];

static void onConnection(struct mg_connection *c, int ev, void *ev_data) {
  struct mg_http_message *hm = ev_data;
  char target[256];
  if (ev != MG_EV_HTTP_MSG || mg_strcmp(hm->method, mg_str("PUT")) != 0)
    return;
  c->data[1] = 'P';
  mg_snprintf(target, sizeof(target), "Location: https://b.example%s\r\n", hm->uri.buf);
  mg_http_reply(c, 302, target, "");
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: PUT gets a 302: some clients then send GET instead; 307 repeats it [
  // CHECK-FIXES: mg_http_reply(c, 307, target, "");
}

static void forAll(struct mg_connection *c, int ev, void *ev_data) {
  struct mg_http_message *hm = ev_data;
  char target[256];
  if (ev != MG_EV_HTTP_MSG || mg_strcmp(hm->method, mg_str("PUT")) != 0)
    return;
  marks[1] = 'P';
  mg_snprintf(target, sizeof(target), "Location: https://b.example%s\r\n", hm->uri.buf);
  mg_http_reply(c, 302, target, "");
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: PUT gets a 302: some clients then send GET instead; 307 repeats it, 303 shows a page [
}

void serve(struct mg_mgr *mgr) {
  mg_http_listen(mgr, "http://0.0.0.0:8000", onConnection, mgr);
  mg_http_listen(mgr, "http://0.0.0.0:8001", forAll, mgr);
}
