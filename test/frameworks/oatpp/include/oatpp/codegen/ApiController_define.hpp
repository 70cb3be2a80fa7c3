// The macros for Oat++'s endpoints, which have up to two parameters here. Written
// for the tests, after the facts of version 1.4.

// A parameter: what declares it, and what reads it from the request.
#define REQUEST(TYPE, NAME) (TYPE, NAME, __request)
#define BODY_STRING(TYPE, NAME) (TYPE, NAME, __request->readBodyToString())
#define PATH(TYPE, NAME) (TYPE, NAME, __request->getPathVariable(#NAME))

#define STAND_IN_DECLARE(TYPE, NAME, READ) const TYPE &NAME
#define STAND_IN_NAME(TYPE, NAME, READ) NAME
#define STAND_IN_READ(TYPE, NAME, READ) const auto &NAME = READ;
#define STAND_IN_SELECT(_1, _2, _3, SELECTED, ...) SELECTED

#define STAND_IN_INFO(METHOD, PATH, NAME)                                      \
  EndpointInfoBuilder Z__CREATE_ENDPOINT_INFO_##NAME = [this]() {              \
    auto info = getEndpointInfo(#NAME);                                        \
    info->name = #NAME;                                                        \
    info->path = ((m_routerPrefix != nullptr) ? m_routerPrefix + PATH : PATH); \
    info->method = METHOD;                                                     \
    return info;                                                               \
  };                                                                           \
  const std::shared_ptr<oatpp::web::server::api::Endpoint> Z__ENDPOINT_##NAME = \
      createEndpoint(m_endpoints, this, Z__CREATE_ENDPOINT_INFO_##NAME);
#define STAND_IN_PROXY(NAME)                                                   \
  std::shared_ptr<oatpp::web::protocol::http::outgoing::Response>              \
      Z__PROXY_METHOD_##NAME(                                                  \
          const std::shared_ptr<oatpp::web::protocol::http::incoming::Request> \
              &__request)
#define STAND_IN_ENDPOINT_0(METHOD, PATH, NAME)                                \
  STAND_IN_INFO(METHOD, PATH, NAME)                                            \
  STAND_IN_PROXY(NAME) { return NAME(); }                                      \
  std::shared_ptr<oatpp::web::protocol::http::outgoing::Response> NAME()
#define STAND_IN_ENDPOINT_1(METHOD, PATH, NAME, A)                             \
  STAND_IN_INFO(METHOD, PATH, NAME)                                            \
  STAND_IN_PROXY(NAME) {                                                       \
    STAND_IN_READ A return NAME(STAND_IN_NAME A);                              \
  }                                                                            \
  std::shared_ptr<oatpp::web::protocol::http::outgoing::Response> NAME(        \
      STAND_IN_DECLARE A)
#define STAND_IN_ENDPOINT_2(METHOD, PATH, NAME, A, B)                          \
  STAND_IN_INFO(METHOD, PATH, NAME)                                            \
  STAND_IN_PROXY(NAME) {                                                       \
    STAND_IN_READ A STAND_IN_READ B return NAME(STAND_IN_NAME A,               \
                                                STAND_IN_NAME B);              \
  }                                                                            \
  std::shared_ptr<oatpp::web::protocol::http::outgoing::Response> NAME(        \
      STAND_IN_DECLARE A, STAND_IN_DECLARE B)

#define ENDPOINT(METHOD, PATH, ...)                                            \
  STAND_IN_SELECT(__VA_ARGS__, STAND_IN_ENDPOINT_2, STAND_IN_ENDPOINT_1,       \
                  STAND_IN_ENDPOINT_0)                                         \
  (METHOD, PATH, __VA_ARGS__)

// Behind it stands the body of a class, which begins with ENDPOINT_ASYNC_INIT.
#define ENDPOINT_ASYNC(METHOD, PATH, NAME)                                     \
  STAND_IN_INFO(METHOD, PATH, NAME)                                            \
  oatpp::async::CoroutineStarterForResult<                                     \
      const std::shared_ptr<oatpp::web::protocol::http::outgoing::Response> &> \
      Z__PROXY_METHOD_##NAME(                                                  \
          const std::shared_ptr<oatpp::web::protocol::http::incoming::Request> \
              &__request) {                                                    \
    return NAME::startForResult(this, __request);                              \
  }                                                                            \
  class NAME : public HandlerCoroutine<NAME, __ControllerType>
#define ENDPOINT_ASYNC_INIT(NAME)                                              \
public:                                                                        \
  NAME(__ControllerType *controller,                                           \
       const std::shared_ptr<IncomingRequest> &request)                        \
      : HandlerCoroutine(controller, request) {}
