// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -std=c11 -isystem %S/include

// The method stands in the low bits of the request's flags.

#include "onion/onion.h"

static onion_connection_status save(void *data, onion_request *req, onion_response *res) {
  if ((onion_request_get_flags(req) & OR_METHODS) != OR_POST)
    return OCS_NOT_PROCESSED;
  onion_response_set_code(res, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: onion_response_set_code(res, 303);
  onion_response_set_header(res, "Location", onion_request_get_post(req, "next"));
  return OCS_PROCESSED;
}

static onion_connection_status rename(void *data, onion_request *req, onion_response *res) {
  const int method = onion_request_get_flags(req) & 0x0F;
  if (method == OR_PUT) {
    onion_request_get_post(req, "name");
    return onion_shortcut_redirect("/names", req, res);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: PUT gets a 302{{.*}}; 303 always means GET
  }
  return OCS_NOT_PROCESSED;
}

// Silent: GET alone comes here.
static onion_connection_status show(void *data, onion_request *req, onion_response *res) {
  if ((onion_request_get_flags(req) & OR_METHODS) == OR_GET)
    return onion_shortcut_redirect("/names", req, res);
  return OCS_NOT_PROCESSED;
}

// Silent: what another flag says of the method isn't known.
static onion_connection_status other(void *data, onion_request *req, onion_response *res) {
  if (onion_request_get_flags(req) & 0x40)
    return onion_shortcut_redirect("/names", req, res);
  return OCS_NOT_PROCESSED;
}

void serve(onion *server) {
  onion_url *urls = onion_root_url(server);
  onion_url_add(urls, "save", save);
  onion_url_add(urls, "rename", rename);
  onion_url_add(urls, "show", show);
  onion_url_add(urls, "other", other);
}
