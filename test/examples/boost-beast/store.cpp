// A store of keys and values in memory, on Boost.Beast. Replicas answer reads
// and send writes to their leader.
//
//     store [PORT [SECONDS [LEADER]]]    any free port, ten minutes, no leader

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <iostream>
#include <map>
#include <string>
#include <unistd.h>

namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

namespace {

class Store {
public:
  explicit Store(std::string leader) : leader(std::move(leader)) {}

  Response answer(const Request &req) {
    Response res{http::status::ok, req.version()};
    res.set(http::field::content_type, "text/plain");
    const std::string target(req.target());
    if (target == "/")
      redirect(res, http::status::found, "/keys/");
    else if (target == "/note")
      note(req, res);
    else if (target.rfind("/kv/", 0) == 0)
      oldKey(req, res);
    else if (target.rfind("/keys/", 0) == 0)
      key(req, res, target.substr(6));
    else
      res.result(http::status::not_found);
    res.prepare_payload();
    return res;
  }

private:
  static void redirect(Response &res, http::status status,
                       const std::string &location) {
    res.result(status);
    res.set(http::field::location, location);
  }

  void key(const Request &req, Response &res, const std::string &name) {
    const bool isRead =
        req.method() == http::verb::get || req.method() == http::verb::head;
    if (!isRead && !leader.empty()) {
      redirect(res, http::status::found, leader + std::string(req.target()));
      return;
    }
    logServed(req);
    switch (req.method()) {
    case http::verb::get:
      res.body() = values[name];
      break;
    case http::verb::delete_:
      values.erase(name);
      break;
    case http::verb::patch:
    case http::verb::post:
      values[name] += req.body();
      break;
    case http::verb::put:
      values[name] = req.body();
      break;
    default:
      res.result(http::status::method_not_allowed);
    }
  }

  /// Where the keys were before; single ones could be put and deleted.
  void oldKey(const Request &req, Response &res) {
    switch (req.method()) {
    case http::verb::put:
    case http::verb::delete_:
      res.result(http::status::moved_permanently);
      res.set(http::field::location,
              "/keys/" + std::string(req.target()).substr(4));
      break;
    default:
      res.result(http::status::method_not_allowed);
    }
  }

  /// The text of a form is kept under the key "note".
  void note(const Request &req, Response &res) {
    if (req.method() != http::verb::post) {
      res.result(http::status::method_not_allowed);
      return;
    }
    values["note"] = req.body();
    redirect(res, http::status::found, "/keys/note");
  }

  /// Tells of each request that was answered here and not sent elsewhere.
  static void logServed(const Request &req) {
    std::cout << "served " << req.method_string() << ' ' << req.target() << ' '
              << req.body() << std::endl;
  }

  std::string leader;
  std::map<std::string, std::string> values;
};

void serve(tcp::acceptor &acceptor, Store &store) {
  while (true) {
    beast::error_code error;
    tcp::socket socket = acceptor.accept();
    beast::flat_buffer buffer;
    Request req;
    http::read(socket, buffer, req, error);
    if (error)
      continue;
    Response res = store.answer(req);
    res.keep_alive(false);
    http::write(socket, res, error);
    socket.shutdown(tcp::socket::shutdown_send, error);
  }
}

} // namespace

int main(int argc, char **argv) {
  const int port = argc > 1 ? std::stoi(argv[1]) : 0;
  alarm(argc > 2 ? std::stoi(argv[2]) : 600); // Ends the process.
  Store store(argc > 3 ? argv[3] : "");

  boost::asio::io_context context;
  const auto loopback = boost::asio::ip::make_address("127.0.0.1");
  tcp::acceptor acceptor(
      context, tcp::endpoint(loopback, static_cast<unsigned short>(port)));
  std::cout << "listening on http://" << acceptor.local_endpoint() << std::endl;
  serve(acceptor, store);
}
