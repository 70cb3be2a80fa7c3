// What Oat++ declares for routing without controllers. Written for the tests,
// after the facts of version 1.4.

#ifndef OATPP_HTTP_ROUTER_STAND_IN_HPP
#define OATPP_HTTP_ROUTER_STAND_IN_HPP

#include "oatpp/web/server/api/ApiController.hpp"

namespace oatpp {
namespace web {
namespace server {

template <typename Endpoint> class HttpRouterTemplate {
public:
  void route(const String &method, const String &pattern, const Endpoint &endpoint) {}
};
class HttpRouter : public HttpRouterTemplate<std::shared_ptr<HttpRequestHandler>> {};

} // namespace server
} // namespace web
} // namespace oatpp

#endif
