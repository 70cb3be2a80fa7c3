// Tickets for a theatre, on RESTinio: the page with its form, the interface for
// programs, and the addresses that they had before.
//
//     tickets [PORT [SECONDS]]    any free port and ten minutes by default

#include <iostream>
#include <restinio/all.hpp>
#include <restinio/router/express.hpp>
#include <sstream>
#include <unistd.h>

namespace {

using Router = restinio::router::express_router_t<>;
using restinio::request_handle_t;
using restinio::router::route_params_t;

struct Traits : restinio::default_traits_t {
  using request_handler_t = Router;
};

/// What was sold at the desk.
std::string seats;

auto served(const request_handle_t &req, const std::string &text) {
  std::cout << "served " << req->header().method().c_str() << ' '
            << req->header().request_target() << ' ' << req->body()
            << std::endl;
  return req->create_response()
      .append_header(restinio::http_field::content_type, "text/plain")
      .set_body(text)
      .done();
}

/// Sends a request to the second version of the interface.
restinio::request_handling_status_t moved(const request_handle_t &req,
                                          restinio::http_status_line_t status) {
  return req->create_response(std::move(status))
      .append_header(restinio::http_field::location,
                     "/v2" + req->header().request_target())
      .done();
}

void addInterface(Router &router) {
  const auto serve = [](const request_handle_t &req, route_params_t) {
    return served(req, "done\n");
  };
  const auto any =
      restinio::router::none_of_methods(restinio::http_method_head());
  router.add_handler(any, "/v2/tickets", serve);
  router.add_handler(any, "/v2/tickets/:seat", serve);
}

void addOldAddresses(Router &router) {
  router.http_post("/tickets", [](const request_handle_t &req, route_params_t) {
    return req->create_response(restinio::status_found())
        .append_header(restinio::http_field::location, "/v2/tickets")
        .done();
  });
  router.http_put("/tickets/:seat",
                  [](const request_handle_t &req, route_params_t) {
                    return moved(req, restinio::status_moved_permanently());
                  });
  router.add_handler(restinio::http_method_patch(), "/tickets/:seat",
                     [](const request_handle_t &req, route_params_t) {
                       return moved(req, restinio::status_found());
                     });
  router.http_delete("/tickets/:seat",
                     [](const request_handle_t &req, route_params_t) {
                       return moved(req, restinio::status_moved_permanently());
                     });
  router.http_get("/", [](const request_handle_t &req, route_params_t) {
    return req->create_response(restinio::status_found())
        .append_header(restinio::http_field::location, "/desk")
        .done();
  });
}

void addDesk(Router &router) {
  const auto any =
      restinio::router::none_of_methods(restinio::http_method_head());
  router.add_handler(any, "/desk",
                     [](const request_handle_t &req, route_params_t) {
                       return served(req, seats);
                     });
  router.http_post("/sell", [](const request_handle_t &req, route_params_t) {
    const auto form = restinio::parse_query(req->body());
    seats += std::string(form.get_param("item").value_or("any")) + '\n';
    return req->create_response(restinio::status_found())
        .append_header(restinio::http_field::location, "/desk")
        .done();
  });
}

} // namespace

int main(int argc, char **argv) {
  const int port = argc > 1 ? std::stoi(argv[1]) : 0;
  alarm(argc > 2 ? std::stoi(argv[2]) : 600); // Ends the process.

  auto router = std::make_unique<Router>();
  addInterface(*router);
  addOldAddresses(*router);
  addDesk(*router);

  std::string address;
  const auto server = restinio::run_async<Traits>(
      restinio::own_io_context(),
      restinio::server_settings_t<Traits>{}
          .address("127.0.0.1")
          .port(static_cast<std::uint16_t>(port))
          .acceptor_post_bind_hook(
              [&](restinio::asio_ns::ip::tcp::acceptor &acceptor) {
                std::ostringstream text;
                text << acceptor.local_endpoint();
                address = text.str();
              })
          .request_handler(std::move(router)),
      1);
  std::cout << "listening on http://" << address << std::endl;
  pause();
}
