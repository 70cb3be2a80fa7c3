// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other,http-redirect-repeats-request,http-redirect-permanent-answer -- -std=c++20 -isystem %S/include-2

// Handlers of their own, as libhttpserver has them since 2.0.

#include "httpserver.hpp"

using namespace httpserver;

bool isRight(std::string_view form);
std::string beginSession(std::string_view form);

static http_response see(std::string target, int status) {
  return http_response::string("").with_header("Location", std::move(target)).with_status(status);
}

class Order : public http_resource {
public:
  http_response render_get(const http_request &req) override {
    // Silent: for GET.
    return see("/orders", 302);
  }
  http_response render_delete(const http_request &req) override {
    http_response response = http_response::empty();
    response.with_status(http::http_utils::http_found);
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: DELETE gets a 302: {{.*}}; 307 repeats it, 303 shows a page [http-redirect-loses-method]
    response.with_header("Location", "/orders");
    return response;
  }
};

void serve(webserver &server, webserver &plain) {
  // Silent: no other method comes here.
  server.on_get("/old", [](const http_request &req) {
    return http_response::empty().with_status(301).with_header("Location", "/new");
  });
  server.on_post("/login", [](const http_request &req) {
    if (!isRight(req.get_content()))
      return see("/login", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: return see("/login", 303);
    return http_response::empty()
        .with_status(302)
        // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
        // CHECK-FIXES: .with_status(303)
        .with_header("Set-Cookie", beginSession(req.get_content()))
        .with_header("Location", "/");
  });
  // Silent: 303 it is.
  server.on_post("/sign-up", [](const http_request &req) {
    beginSession(req.get_content());
    return see("/", http::http_utils::http_see_other);
  });
  server.route(http_method::put | http_method::patch, "/v1/orders", [](const http_request &) {
    return see("/v2/orders", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: PUT and PATCH get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: return see("/v2/orders", 307);
  });
  server.register_path("/orders/{id}", std::make_shared<Order>());
  webserver port80(create_webserver(80).not_found_handler([](const http_request &req) {
    return see("https://site.example" + std::string(req.get_path()), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:70: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: return see("https://site.example" + std::string(req.get_path()), 308);
  }));
}
