// Orders of a small shop, on POCO Net: the form people fill in, the interface
// for programs, and the addresses that both had before.
//
//     orders [PORT [SECONDS]]    any free port and ten minutes by default

#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>
#include <iostream>
#include <mutex>
#include <unistd.h>

using namespace Poco::Net;

namespace {

/// What people put into the basket, by any thread.
class Basket {
public:
  void add(const std::string &item) {
    const std::scoped_lock lock(mutex);
    items += item + '\n';
  }
  std::string list() const {
    const std::scoped_lock lock(mutex);
    return items;
  }

private:
  mutable std::mutex mutex;
  std::string items;
};

/// The body, if there is one. The connection's next request stands behind it.
std::string readBody(HTTPServerRequest &request) {
  std::string body;
  if (request.hasContentLength())
    Poco::StreamCopier::copyToString(request.stream(), body);
  return body;
}

/// Tells of each request that was answered here and not sent elsewhere.
void logServed(HTTPServerRequest &request) {
  std::cout << "served " + request.getMethod() + ' ' + request.getURI() + ' ' +
                   readBody(request) + '\n'
            << std::flush;
}

class OrderHandler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    logServed(request);
    response.send() << "thank you\n";
  }
};

/// An order for the shop's first interface.
class OldOrderHandler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    readBody(request);
    response.redirect("/v2" + request.getURI());
  }
};

/// An order that was made before; its number is the same today.
class OldNumberHandler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    readBody(request);
    response.setStatusAndReason(HTTPResponse::HTTP_MOVED_PERMANENTLY);
    response.set("Location", "/v2" + request.getURI());
    response.setContentLength(0);
    response.send();
  }
};

class BasketHandler : public HTTPRequestHandler {
public:
  explicit BasketHandler(const Basket &basket) : basket(basket) {}

  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    logServed(request);
    response.send() << basket.list();
  }

private:
  const Basket &basket;
};

/// The form.
class AddHandler : public HTTPRequestHandler {
public:
  explicit AddHandler(Basket &basket) : basket(basket) {}

  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    const HTMLForm form(request, request.stream());
    basket.add(form.get("item", "nothing"));
    response.redirect("/basket", HTTPResponse::HTTP_FOUND);
  }

private:
  Basket &basket;
};

class ToBasketHandler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &,
                     HTTPServerResponse &response) override {
    response.redirect("/basket");
  }
};

class Shop : public HTTPRequestHandlerFactory {
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    const std::string path = Poco::URI(request.getURI()).getPath();
    const std::string &method = request.getMethod();
    if (path == "/basket")
      return new BasketHandler(basket);
    if (path == "/add" && method == HTTPRequest::HTTP_POST)
      return new AddHandler(basket);
    if (path == "/" && method == HTTPRequest::HTTP_GET)
      return new ToBasketHandler;
    if (path.rfind("/v2/orders", 0) == 0)
      return new OrderHandler;
    if (path == "/orders" && method == HTTPRequest::HTTP_POST)
      return new OldOrderHandler;
    if (path.rfind("/orders/", 0) == 0)
      return new OldNumberHandler;
    return nullptr; // 501 Not Implemented
  }

  Basket basket;
};

} // namespace

int main(int argc, char **argv) {
  const int port = argc > 1 ? std::stoi(argv[1]) : 0;
  alarm(argc > 2 ? std::stoi(argv[2]) : 600); // Ends the process.

  const ServerSocket socket(SocketAddress("127.0.0.1", port));
  HTTPServer server(new Shop, socket, new HTTPServerParams);
  server.start();
  std::cout << "listening on http://" << socket.address().toString() << '\n'
            << std::flush;
  pause();
}
