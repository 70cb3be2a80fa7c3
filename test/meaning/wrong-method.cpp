// A router corrects the path of a request for which it has no route.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <functional>
#include <map>
#include <string>
#include <utility>

using namespace Poco::Net;

class Router : public HTTPRequestHandler {
public:
  using Handler =
      std::function<void(HTTPServerRequest &, HTTPServerResponse &)>;

  void handle(const std::string &method, const std::string &path,
              Handler with) {
    routes[{method, path}] = std::move(with);
  }

  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    std::string path = request.getURI();
    if (path.size() > 1 && path.back() == '/') {
      path.pop_back();
      response.redirect(path, HTTPResponse::HTTP_MOVED_PERMANENTLY);
      return;
    }
    const auto found = routes.find({request.getMethod(), path});
    if (found != routes.end())
      found->second(request, response);
    else
      response.setStatusAndReason(HTTPResponse::HTTP_NOT_FOUND);
  }

private:
  std::map<std::pair<std::string, std::string>, Handler> routes;
};
