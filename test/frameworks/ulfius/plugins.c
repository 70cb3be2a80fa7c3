// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// A plugin registers its handlers by a pointer that its host has filled, and
// only the host knows what that does. And a form's values are in the body of a
// POST and in the query of a GET: what is asked of them asks nothing of the
// method.

#include <string.h>
#include <ulfius.h>

typedef int (*callback)(const struct _u_request *request, struct _u_response *response, void *data);
struct host {
  int (*add_endpoint)(struct host *host, const char *method, const char *name, const char *url, callback handler, void *data);
  int (*count_calls)(struct host *host, const char *method, int (*of)(int number));
};
int isKnown(const char *client, const char *page);

static struct _u_map *formOf(const struct _u_request *request) {
  if (0 == strcmp(request->http_verb, "POST"))
    return request->map_post_body;
  return request->map_url;
}

static int authorize(const struct _u_request *request, struct _u_response *response, void *data) {
  struct _u_map *form = formOf(request);
  const char *client = NULL, *page = u_map_get(form, "page");
  if (u_map_has_key(form, "client"))
    client = u_map_get(form, "client");
  if (!isKnown(client, page)) {
    response->status = 403;
    return U_CALLBACK_CONTINUE;
  }
  ulfius_add_header_to_response(response, "Location", page);
  response->status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 302{{.*}}; 303 always means GET
  // CHECK-FIXES: response->status = 303;
  return U_CALLBACK_CONTINUE;
}

static int shown(const struct _u_request *request, struct _u_response *response, void *data) {
  ulfius_add_header_to_response(response, "Location", "/home");
  response->status = 302;
  return U_CALLBACK_CONTINUE;
}

// A flag that the method has decided tells it.
static int refusing(const struct _u_request *request, struct _u_response *response, void *data) {
  int refused = 0;
  if (0 == strcmp(request->http_verb, "POST"))
    refused = isKnown("POST", "");
  if (refused) {
    response->status = 405;
    return U_CALLBACK_CONTINUE;
  }
  ulfius_add_header_to_response(response, "Location", "/home");
  response->status = 302;
  return U_CALLBACK_CONTINUE;
}

// So does what is there for a POST alone.
static int readOnly(const struct _u_request *request, struct _u_response *response, void *data) {
  struct _u_map *form = NULL;
  if (0 == strcmp(request->http_verb, "POST"))
    form = request->map_post_body;
  if (form) {
    response->status = 405;
    return U_CALLBACK_CONTINUE;
  }
  ulfius_add_header_to_response(response, "Location", "/home");
  response->status = 302;
  return U_CALLBACK_CONTINUE;
}

static int twice(int number) { return 2 * number; }

int plugin_init(struct host *host, const char *name) {
  host->count_calls(host, "POST", twice);
  if (host->add_endpoint(host, "GET", name, "auth/", &authorize, NULL) ||
      host->add_endpoint(host, "POST", name, "auth/", &authorize, NULL) ||
      host->add_endpoint(host, "GET", name, "shown/", &shown, NULL) ||
      host->add_endpoint(host, "POST", name, "refusing/", &refusing, NULL))
    return 1;
  return (*host->add_endpoint)(host, "POST", name, "read-only/", readOnly, NULL);
}
