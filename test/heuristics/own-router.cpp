// RUN: %check_redirects %s %t --framework boost-beast --checks 'http-redirect-*'

// Boost.Beast leaves it to the program to register handlers: the project's own
// router says which methods they serve.

#include <boost/beast/http.hpp>
#include <functional>
#include <string>

namespace http = boost::beast::http;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

class Router {
public:
  using Handler = std::function<void(const Request &, Response &)>;
  void post(const std::string &path, Handler handler);
  void get(const std::string &path, Handler handler);
};

void serve(Router &router) {
  router.post("/v1/entries", [](const Request &req, Response &res) {
    res.result(http::status::found);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.result(http::status::temporary_redirect);
    res.set(http::field::location, "/v2/entries");
  });
  router.get("/v1/entries", [](const Request &req, Response &res) {
    res.result(http::status::found);
    res.set(http::field::location, "/v2/entries");
  });
}
