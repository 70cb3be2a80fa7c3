// RUN: %check_redirects %s %t --std gnu11 -- -D_GNU_SOURCE -DLINUX -isystem /usr/include/apache2 -isystem /usr/include/apr-1.0

// Targets that modules make of the request's own: by builders, by pointers into
// the path, and by what takes words off it.

#include <httpd.h>
#include <http_config.h>
#include <http_core.h>
#include <http_protocol.h>
#include <http_request.h>
#include <apr_strings.h>
#include <apr_tables.h>

static int withSlash(request_rec *r) {
  char *to = apr_pstrcat(r->pool, "https://www.example", r->uri, "/", NULL);
  apr_table_setn(r->headers_out, "Location", to);
  return HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HTTP_TEMPORARY_REDIRECT;
}
static int behindTilde(request_rec *r) {
  const char *rest = r->uri + 2;
  apr_table_setn(r->headers_out, "Location", apr_pstrcat(r->pool, "https://home.example/", rest, NULL));
  return HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HTTP_TEMPORARY_REDIRECT;
}
static int behindWord(request_rec *r) {
  const char *rest = r->uri + 1;
  const char *user = ap_getword(r->pool, &rest, '/');
  apr_table_setn(r->headers_out, "Location", apr_pstrcat(r->pool, "https://", user, ".example/", rest, NULL));
  return HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HTTP_TEMPORARY_REDIRECT;
}
static int copiedName(request_rec *r) {
  apr_table_setn(r->headers_out, apr_pstrdup(r->pool, "Location"), apr_psprintf(r->pool, "https://b.example%s", r->uri));
  return HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HTTP_TEMPORARY_REDIRECT;
}
static int allocated(request_rec *r) {
  char *to = apr_palloc(r->pool, strlen(r->unparsed_uri) + 32);
  char *end = stpcpy(to, "https://c.example");
  strcpy(end, r->unparsed_uri);
  apr_table_setn(r->headers_out, "Location", to);
  return HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HTTP_TEMPORARY_REDIRECT;
}
static int slash(request_rec *r) {
  char *to;
  if (r->args != NULL)
    to = apr_pstrcat(r->pool, ap_escape_uri(r->pool, r->uri), "/?", r->args, NULL);
  else
    to = apr_pstrcat(r->pool, ap_escape_uri(r->pool, r->uri), "/", NULL);
  apr_table_setn(r->headers_out, "Location", ap_construct_url(r->pool, to, r));
  return HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HTTP_TEMPORARY_REDIRECT;
}
static int canonical(request_rec *r) {
  apr_table_setn(r->headers_out, "Location", ap_construct_url(r->pool, r->uri, r));
  return HTTP_MOVED_PERMANENTLY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return HTTP_PERMANENT_REDIRECT;
}
// Other pages, of which nothing is said without a method.
static int word(request_rec *r) {
  const char *rest = r->uri + 1;
  const char *user = ap_getword(r->pool, &rest, '/');
  apr_table_setn(r->headers_out, "Location", apr_pstrcat(r->pool, "/users/", user, NULL));
  return HTTP_MOVED_TEMPORARILY;
}
static int login(request_rec *r) {
  apr_table_setn(r->headers_out, "Location", apr_pstrcat(r->pool, "/login?next=", r->uri, NULL));
  return HTTP_MOVED_TEMPORARILY;
}
static int folder(request_rec *r) {
  apr_table_setn(r->headers_out, "Location", apr_pstrcat(r->pool, r->uri, "index.html", NULL));
  return HTTP_MOVED_TEMPORARILY;
}
static int ownPage(request_rec *r) {
  apr_table_setn(r->headers_out, "Location", ap_construct_url(r->pool, "/start", r));
  return HTTP_MOVED_TEMPORARILY;
}
static int askedFor(request_rec *r) {
  const char *next = ap_escape_urlencoded(r->pool, r->unparsed_uri);
  apr_table_setn(r->headers_out, "Location", ap_construct_url(r->pool, apr_pstrcat(r->pool, "/login?next=", next, NULL), r));
  return HTTP_MOVED_TEMPORARILY;
}
static void hooks(apr_pool_t *pool) {
  ap_hook_handler(withSlash, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(behindTilde, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(behindWord, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(copiedName, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(allocated, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_fixups(slash, NULL, NULL, APR_HOOK_LAST);
  ap_hook_fixups(canonical, NULL, NULL, APR_HOOK_LAST);
  ap_hook_handler(ownPage, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(askedFor, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(word, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(login, NULL, NULL, APR_HOOK_MIDDLE);
  ap_hook_handler(folder, NULL, NULL, APR_HOOK_MIDDLE);
}
module AP_MODULE_DECLARE_DATA moved_module = {STANDARD20_MODULE_STUFF, NULL, NULL, NULL, NULL, NULL, hooks};
