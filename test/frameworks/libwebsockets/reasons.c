// RUN: %check_redirects %s %t --std gnu11 --checks http-redirect-loses-method,http-redirect-implicit-see-other

// The callback's `in` is the path where a request begins, and something else
// for every other reason.

#include <libwebsockets.h>
#include <stdio.h>

static int forward(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len) {
  unsigned char buffer[LWS_PRE + 512], *p = buffer + LWS_PRE, *end = buffer + sizeof(buffer) - 1;
  char url[300];
  if (reason != LWS_CALLBACK_HTTP || lws_hdr_total_length(wsi, WSI_TOKEN_PUT_URI) <= 0)
    return 0;
  int length = snprintf(url, sizeof(url), "https://b.example%s", (const char *)in);
  return lws_http_redirect(wsi, 302, (unsigned char *)url, length, &p, end);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return lws_http_redirect(wsi, 307, (unsigned char *)url, length, &p, end);
}

// A part of the body is no path.
static int body(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len) {
  unsigned char buffer[LWS_PRE + 512], *p = buffer + LWS_PRE, *end = buffer + sizeof(buffer) - 1;
  char url[300];
  if (reason != LWS_CALLBACK_HTTP_BODY || lws_hdr_total_length(wsi, WSI_TOKEN_PUT_URI) <= 0)
    return 0;
  int length = snprintf(url, sizeof(url), "https://b.example%s", (const char *)in);
  return lws_http_redirect(wsi, 302, (unsigned char *)url, length, &p, end);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: PUT gets a 302{{.*}}; 307 repeats it, 303 shows a page
}

static const struct lws_protocols protocols[] = {{"forward", forward, 0, 0, 0, NULL, 0},
                                                 {"body", body, 0, 0, 0, NULL, 0},
                                                 {NULL, NULL, 0, 0, 0, NULL, 0}};
void serve(struct lws_context_creation_info *info) { info->protocols = protocols; }
