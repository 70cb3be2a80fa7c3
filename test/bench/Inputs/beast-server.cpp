// A server with Boost.Beast, made as its users make them: an acceptor, sessions
// that read and write, one function that answers. bench.py measures on it.

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/version.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;

namespace {

using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

class Notes {
public:
  int add(const std::string &text) {
    const std::scoped_lock lock(mutex);
    byId[++lastId] = text;
    return lastId;
  }

  bool remove(int id) {
    const std::scoped_lock lock(mutex);
    return byId.erase(id) == 1;
  }

  std::string list() const {
    const std::scoped_lock lock(mutex);
    std::string lines;
    for (const auto &[id, text] : byId)
      lines += std::to_string(id) + '\t' + text + '\n';
    return lines;
  }

private:
  mutable std::mutex mutex;
  std::map<int, std::string> byId;
  int lastId = 0;
};

struct Options {
  std::string leader; ///< Who takes the writes, if not this server.
};

Response answer(const Request &req, http::status status, std::string text) {
  Response res{status, req.version()};
  res.set(http::field::server, BOOST_BEAST_VERSION_STRING);
  res.set(http::field::content_type, "text/plain; charset=utf-8");
  res.keep_alive(req.keep_alive());
  res.body() = std::move(text);
  res.prepare_payload();
  return res;
}

Response redirect(const Request &req, http::status status,
                  const std::string &target) {
  Response res{status, req.version()};
  res.set(http::field::location, target);
  res.keep_alive(req.keep_alive());
  res.prepare_payload();
  return res;
}

bool isRead(const Request &req) {
  return req.method() == http::verb::get || req.method() == http::verb::head;
}

Response notes(Notes &all, const Request &req) {
  if (isRead(req))
    return answer(req, http::status::ok, all.list());
  if (req.method() != http::verb::post)
    return answer(req, http::status::method_not_allowed, "GET or POST\n");
  all.add(req.body());
  return redirect(req, http::status::see_other, "/notes");
}

Response oneNote(Notes &all, const Request &req, int id) {
  if (req.method() != http::verb::delete_)
    return answer(req, http::status::method_not_allowed, "DELETE\n");
  return all.remove(id) ? answer(req, http::status::no_content, "")
                        : answer(req, http::status::not_found, "gone\n");
}

Response handle(const Options &options, Notes &all, const Request &req) {
  const std::string target(req.target());
  if (!options.leader.empty() && !isRead(req)) {
    // CHECK: beast-server.cpp:[[@LINE+1]]:{{.*}} warning: {{.*}} a 30
    return redirect(req, http::status::found, options.leader + target);
  }
  if (target == "/")
    return redirect(req, http::status::moved_permanently, "/notes");
  if (target == "/notes")
    return notes(all, req);
  if (target.rfind("/notes/", 0) == 0)
    return oneNote(all, req, std::atoi(target.c_str() + 7));
  return answer(req, http::status::not_found, "nothing here\n");
}

class Session : public std::enable_shared_from_this<Session> {
public:
  Session(tcp::socket socket, const Options &options, Notes &all)
      : stream(std::move(socket)), options(options), all(all) {}

  void read() {
    req = {};
    stream.expires_after(std::chrono::seconds(30));
    http::async_read(
        stream, buffer, req,
        beast::bind_front_handler(&Session::onRead, shared_from_this()));
  }

private:
  void onRead(beast::error_code error, std::size_t) {
    if (error == http::error::end_of_stream)
      return close();
    if (error)
      return;
    res = handle(options, all, req);
    http::async_write(
        stream, res,
        beast::bind_front_handler(&Session::onWrite, shared_from_this()));
  }

  void onWrite(beast::error_code error, std::size_t) {
    if (error)
      return;
    if (res.need_eof())
      return close();
    read();
  }

  void close() {
    beast::error_code error;
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
  }

  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  Request req;
  Response res;
  const Options &options;
  Notes &all;
};

class Listener : public std::enable_shared_from_this<Listener> {
public:
  Listener(net::io_context &context, const tcp::endpoint &endpoint,
           const Options &options, Notes &all)
      : context(context), acceptor(context, endpoint), options(options),
        all(all) {}

  void accept() {
    acceptor.async_accept(
        net::make_strand(context),
        beast::bind_front_handler(&Listener::onAccept, shared_from_this()));
  }

private:
  void onAccept(beast::error_code error, tcp::socket socket) {
    if (error)
      std::cerr << "accept: " << error.message() << '\n';
    else
      std::make_shared<Session>(std::move(socket), options, all)->read();
    accept();
  }

  net::io_context &context;
  tcp::acceptor acceptor;
  const Options &options;
  Notes &all;
};

} // namespace

int main(int argc, char **argv) {
  const Options options{argc > 1 ? argv[1] : ""};
  Notes all;
  net::io_context context;
  const tcp::endpoint endpoint{net::ip::make_address("127.0.0.1"), 8080};
  std::make_shared<Listener>(context, endpoint, options, all)->accept();
  context.run();
}
