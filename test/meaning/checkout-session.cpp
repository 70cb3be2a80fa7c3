// Money is paid at somebody else's page. It has to be ordered there first.

#include <httplib.h>
#include <string>

struct CheckoutOptions {
  std::string successUrl;
  std::string price;
  long quantity;
};
struct CheckoutSession {
  std::string id;
  std::string url;
};
struct SessionService {
  CheckoutSession create(const CheckoutOptions &options);
};

int main() {
  httplib::Server server;
  server.Post("/create-checkout-session",
              [](const httplib::Request &req, httplib::Response &res) {
                CheckoutOptions options;
                options.successUrl = "https://shop.example/success";
                options.price = "price_1";
                options.quantity = std::stol(req.get_param_value("quantity"));
                SessionService service;
                const CheckoutSession session = service.create(options);
                res.set_redirect(session.url);
              });
  server.listen("127.0.0.1", 4242);
}
