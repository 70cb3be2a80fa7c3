// Each page has one address: a slash at the end is added or taken away, as the
// site has it, and the search goes along.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>
#include <memory>
#include <string>

using namespace Poco::Net;

enum class TrailingSlash { Never, Always };

static std::string normalizePath(const std::string &path,
                                 TrailingSlash wanted) {
  if (path == "/")
    return path;
  const bool has = path.back() == '/';
  if (has && wanted == TrailingSlash::Never)
    return path.substr(0, path.size() - 1);
  if (!has && wanted == TrailingSlash::Always)
    return path + "/";
  return path;
}

class Respond : public HTTPRequestHandler {
public:
  explicit Respond(std::unique_ptr<HTTPRequestHandler> route)
      : route(std::move(route)) {}

  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    const Poco::URI url(request.getURI());
    const std::string normalized =
        normalizePath(url.getPath(), TrailingSlash::Never);
    if (normalized != url.getPath()) {
      const std::string &search = url.getRawQuery();
      response.redirect(search.empty() ? normalized : normalized + "?" + search,
                        HTTPResponse::HTTP_MOVED_PERMANENTLY);
      return;
    }
    route->handleRequest(request, response);
  }

private:
  std::unique_ptr<HTTPRequestHandler> route;
};
