// RUN: %check_redirects %s %t --std c++17 --checks http-redirect-implicit-see-other

// A status line is an object, which helpers take by value and have by default;
// generic ones, too.

#include <restinio/all.hpp>
#include <string>

using Router = restinio::router::express_router_t<>;
static std::string tag;

static auto redirect(const restinio::request_handle_t &req, const std::string &to, restinio::http_status_line_t status = restinio::status_found()) {
  return req->create_response(status).append_header(restinio::http_field::location, to).done();
}
template <class Request> static auto redirectAny(const Request &req, std::string to, restinio::http_status_line_t status = restinio::status_found()) {
  return req->create_response(std::move(status)).append_header(restinio::http_field::location, std::move(to)).done();
}

void serve(Router &router) {
  router.http_post("/a", [](auto req, auto) {
    tag = req->body();
    return redirect(req, "/tags.html");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302 by default{{.*}}; 303 always means GET
    // CHECK-FIXES: return redirect(req, "/tags.html", restinio::status_see_other());
  });
  router.http_post("/b", [](auto req, auto) {
    tag = req->body();
    return redirectAny(req, "/tags.html");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302 by default{{.*}}; 303 always means GET
    // CHECK-FIXES: return redirectAny(req, "/tags.html", restinio::status_see_other());
  });
  router.http_post("/c", [](auto req, auto) {
    tag = req->body();
    return redirect(req, "/tags.html", restinio::status_found());
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: return redirect(req, "/tags.html", restinio::status_see_other());
  });
  // Silent: another status, another method.
  router.http_post("/d", [](auto req, auto) {
    tag = req->body();
    return redirect(req, "/tags.html", restinio::status_see_other());
  });
  router.http_get("/e", [](auto req, auto) {
    return redirect(req, "/tags.html");
  });
}
