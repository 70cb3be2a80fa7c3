// Behind a proxy that ends TLS a header tells how the client came.

#include <httplib.h>

int main() {
  httplib::Server app;
  app.set_pre_routing_handler([](const httplib::Request &req,
                                 httplib::Response &res) {
    if (req.get_header_value("X-Forwarded-Proto") == "https")
      return httplib::Server::HandlerResponse::Unhandled;
    res.set_redirect("https://" + req.get_header_value("Host") + req.target);
    return httplib::Server::HandlerResponse::Handled;
  });
  app.Put("/api/v1/profile", [](const httplib::Request &,
                                httplib::Response &res) { res.status = 200; });
  app.listen("0.0.0.0", 1337);
}
