#include "guestbook.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <stdexcept>
#include <thread>

using httplib::Request;
using httplib::Response;
using httplib::Server;

namespace {

struct Options {
  int port = 0; ///< 0 takes any free port.
  int seconds = 600;
  std::string leader;    ///< Who takes the writes, if not this server.
  std::string publicUrl; ///< Where a proxy offers this server over TLS.
};

Options parseOptions(int argc, char **argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    const std::string name = argv[i];
    if (i + 1 == argc)
      throw std::invalid_argument(name + " needs a value");
    const std::string value = argv[i + 1];
    if (name == "--port")
      options.port = std::stoi(value);
    else if (name == "--seconds")
      options.seconds = std::stoi(value);
    else if (name == "--leader")
      options.leader = value;
    else if (name == "--public-url")
      options.publicUrl = value;
    else
      throw std::invalid_argument("unknown option " + name);
  }
  return options;
}

/// The requests that were served here, not sent elsewhere: one a line.
class Seen {
public:
  void add(const Request &req) {
    const std::scoped_lock lock(mutex);
    lines += req.method + ' ' + req.path + ' ' +
             std::to_string(req.body.size()) + '\n';
  }

  std::string text() const {
    const std::scoped_lock lock(mutex);
    return lines;
  }

private:
  mutable std::mutex mutex;
  std::string lines;
};

/// Plain HTTP that came through the proxy, and writes where there is a leader.
Server::HandlerResponse sendElsewhere(const Options &options,
                                      const Request &req, Response &res) {
  if (!options.publicUrl.empty() &&
      req.get_header_value("X-Forwarded-Proto") == "http") {
    res.set_redirect(options.publicUrl + req.target, 301);
    return Server::HandlerResponse::Handled;
  }
  if (!options.leader.empty() && req.method != "GET" && req.method != "HEAD") {
    res.set_redirect(options.leader + req.target, 302);
    return Server::HandlerResponse::Handled;
  }
  return Server::HandlerResponse::Unhandled;
}

void addOwnRoutes(Server &server, const Options &options, Seen &seen) {
  server.set_pre_routing_handler([&options](const Request &req, Response &res) {
    return sendElsewhere(options, req, res);
  });
  server.set_post_routing_handler([&seen](const Request &req, Response &res) {
    const bool sentOn = res.status >= 300 && res.status < 400;
    if (!sentOn && req.path != "/seen")
      seen.add(req);
  });
  server.Get("/seen", [&seen](const Request &, Response &res) {
    res.set_content(seen.text(), "text/plain");
  });
  server.Get("/index.html", [](const Request &, Response &res) {
    res.set_redirect("/", 301);
  });
}

void serve(const Options &options) {
  // Blocked before any thread starts, so that sigtimedwait() gets it.
  sigset_t stopSignal;
  sigemptyset(&stopSignal);
  sigaddset(&stopSignal, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stopSignal, nullptr);

  GuestBook book;
  Seen seen;
  Server server;
  server.set_read_timeout(std::chrono::seconds(1));
  server.set_socket_options([](socket_t socket) {
    // httplib's default would share the port with another server.
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  addOwnRoutes(server, options, seen);
  addEntryRoutes(server, book);
  addMovedRoutes(server);

  const std::string host = "127.0.0.1";
  const int port =
      options.port != 0 ? options.port : server.bind_to_any_port(host);
  if (port < 0 || (options.port != 0 && !server.bind_to_port(host, port)))
    throw std::runtime_error("can't listen on port " +
                             std::to_string(options.port));
  std::thread listener([&server] { server.listen_after_bind(); });
  while (!server.is_running())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  std::cout << "listening on http://" << host << ':' << port << '\n'
            << std::flush;

  const timespec limit = {options.seconds, 0};
  sigtimedwait(&stopSignal, nullptr, &limit);
  server.stop();
  listener.join();
}

} // namespace

int main(int argc, char **argv) {
  try {
    serve(parseOptions(argc, argv));
    return 0;
  } catch (const std::exception &error) {
    std::cerr << "guestbook: " << error.what() << '\n';
    return 1;
  }
}
