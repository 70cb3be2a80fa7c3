// RUN: %check_redirects %s %t --std gnu11 -- -DH2O_USE_LIBUV=0

// Targets that handlers make of the request's own: as whole texts, joined,
// printed and copied.

#include <h2o.h>

static int joined(h2o_handler_t *self, h2o_req_t *req) {
  h2o_iovec_t to = h2o_concat(&req->pool, h2o_iovec_init(H2O_STRLIT("https://")), req->authority, req->path);
  h2o_send_redirect(req, 302, "Found", to.base, to.len);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: h2o_send_redirect(req, 307, "Temporary Redirect", to.base, to.len);
  return 0;
}
static int listed(h2o_handler_t *self, h2o_req_t *req) {
  h2o_iovec_t parts[2] = {{H2O_STRLIT("/v2")}, req->path_normalized};
  h2o_iovec_t to = h2o_concat_list(&req->pool, parts, 2);
  h2o_send_redirect(req, 302, "Found", to.base, to.len);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: h2o_send_redirect(req, 307, "Temporary Redirect", to.base, to.len);
  return 0;
}
static int printed(h2o_handler_t *self, h2o_req_t *req) {
  char *to = h2o_mem_alloc_pool(&req->pool, req->path.len + 40);
  int length = sprintf(to, "https://%.*s%.*s/", (int)req->authority.len, req->authority.base, (int)req->path.len, req->path.base);
  h2o_send_redirect(req, 302, "Found", to, length);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: h2o_send_redirect(req, 307, "Temporary Redirect", to, length);
  return 0;
}
static int copied(h2o_handler_t *self, h2o_req_t *req) {
  h2o_iovec_t to;
  to.len = 17 + req->path.len;
  to.base = h2o_mem_alloc_pool(&req->pool, to.len + 1);
  memcpy(to.base, "https://b.example", 17);
  memcpy(to.base + 17, req->path.base, req->path.len);
  h2o_send_redirect(req, 302, "Found", to.base, to.len);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: h2o_send_redirect(req, 307, "Temporary Redirect", to.base, to.len);
  return 0;
}
// The request's own URL would loop, and the others are other pages.
static int own(h2o_handler_t *self, h2o_req_t *req) {
  h2o_send_redirect(req, 302, "Found", req->path.base, req->path.len);
  return 0;
}
static int page(h2o_handler_t *self, h2o_req_t *req) {
  h2o_iovec_t to = h2o_concat(&req->pool, h2o_iovec_init(H2O_STRLIT("/login?next=")), req->path);
  h2o_send_redirect(req, 302, "Found", to.base, to.len);
  return 0;
}
static int beginning(h2o_handler_t *self, h2o_req_t *req) {
  char to[40];
  sprintf(to, "/users/%.*s", 8, req->path.base);
  h2o_send_redirect(req, 302, "Found", to, strlen(to));
  return 0;
}
void install(h2o_pathconf_t *path) {
  h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = joined;
  h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = listed;
  h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = printed;
  h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = copied;
  h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = own;
  h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = page;
  h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = beginning;
}
