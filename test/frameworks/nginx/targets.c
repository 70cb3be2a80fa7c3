// RUN: %check_redirects %s %t --std gnu11 -- -isystem %S/include -isystem /usr/share/nginx/src/src/core -isystem /usr/share/nginx/src/src/event -isystem /usr/share/nginx/src/src/http -isystem /usr/share/nginx/src/src/http/modules -isystem /usr/share/nginx/src/src/os/unix

// Targets that modules copy together, and that they print.

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

static ngx_int_t slash(ngx_http_request_t *r) {
  const size_t len = r->uri.len + 1;
  u_char *p = ngx_pnalloc(r->pool, len), *last;
  if (p == NULL)
    return NGX_ERROR;
  last = ngx_copy(p, r->uri.data, r->uri.len);
  *last = '/';
  r->headers_out.location = ngx_list_push(&r->headers_out.headers);
  r->headers_out.location->value.len = len;
  r->headers_out.location->value.data = p;
  return NGX_HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return NGX_HTTP_TEMPORARY_REDIRECT;
}
static ngx_int_t printed(ngx_http_request_t *r) {
  u_char *buffer = ngx_palloc(r->pool, r->unparsed_uri.len + 30), *p = buffer;
  p = ngx_sprintf(p, "https://b.example");
  p = ngx_sprintf(p, "%V", &r->unparsed_uri);
  r->headers_out.location = ngx_list_push(&r->headers_out.headers);
  r->headers_out.location->value.data = buffer;
  r->headers_out.location->value.len = p - buffer;
  return NGX_HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: return NGX_HTTP_TEMPORARY_REDIRECT;
}
// The request's own URL would loop; the other is another page.
static ngx_int_t whole(ngx_http_request_t *r) {
  r->headers_out.location = ngx_list_push(&r->headers_out.headers);
  r->headers_out.location->value = r->uri;
  return NGX_HTTP_MOVED_TEMPORARILY;
}
static ngx_int_t page(ngx_http_request_t *r) {
  u_char *buffer = ngx_palloc(r->pool, r->unparsed_uri.len + 30), *p = buffer;
  p = ngx_cpymem(p, "/login?next=", 12);
  p = ngx_cpymem(p, r->uri.data, r->uri.len);
  r->headers_out.location = ngx_list_push(&r->headers_out.headers);
  r->headers_out.location->value.data = buffer;
  r->headers_out.location->value.len = p - buffer;
  return NGX_HTTP_MOVED_TEMPORARILY;
}
// What is set of the header that becomes the answer is no work, however the
// module gets at it.
static ngx_int_t marked(ngx_http_request_t *r) {
  ngx_table_elt_t *location;
  ngx_str_t host = ngx_string("https://b.example");
  if (r->method != NGX_HTTP_POST)
    return NGX_DECLINED;
  location = ngx_list_push(&r->headers_out.headers);
  if (location == NULL)
    return NGX_HTTP_INTERNAL_SERVER_ERROR;
  location->hash = 1;
  location->value = host;
  r->headers_out.location = location;
  return NGX_HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
}
static ngx_int_t behind(ngx_http_request_t *r) {
  ngx_table_elt_t *header;
  if (r->method != NGX_HTTP_PUT)
    return NGX_DECLINED;
  r->headers_out.location = ngx_list_push(&r->headers_out.headers);
  header = r->headers_out.location;
  header->hash = 1;
  header->value = r->uri;
  header->value.len = r->uri.len;
  return NGX_HTTP_MOVED_TEMPORARILY;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
}
// What outlives the request is changed.
static ngx_table_elt_t *lastHeader;
static ngx_int_t kept(ngx_http_request_t *r) {
  ngx_table_elt_t *header;
  ngx_str_t page = ngx_string("/thanks");
  if (r->method != NGX_HTTP_PATCH)
    return NGX_DECLINED;
  header = lastHeader;
  header->hash = 1;
  r->headers_out.location = ngx_list_push(&r->headers_out.headers);
  r->headers_out.location->value = page;
  return NGX_HTTP_MOVED_TEMPORARILY;
}
static ngx_int_t init(ngx_conf_t *cf) {
  ngx_http_core_main_conf_t *cmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
  ngx_http_handler_pt *h = ngx_array_push(&cmcf->phases[NGX_HTTP_ACCESS_PHASE].handlers);
  *h = slash;
  *h = printed;
  *h = whole;
  *h = page;
  *h = marked;
  *h = behind;
  *h = kept;
  return NGX_OK;
}
ngx_http_module_t context = {NULL, init};
