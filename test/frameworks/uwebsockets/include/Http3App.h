// What uWebSockets declares for HTTP/3, as far as its routes and redirects go.
// Written for the tests, after the facts of version 20.

#ifndef UWS_HTTP3_STAND_IN_H
#define UWS_HTTP3_STAND_IN_H

#include "App.h"

namespace uWS {

// Unlike HttpRequest it has headers alone, :method and :path among them.
struct Http3Request {
  std::string_view getHeader(std::string_view key);
};

struct Http3Response {
  Http3Response *writeStatus(std::string_view status);
  Http3Response *writeHeader(std::string_view key, std::string_view value);
  void end(std::string_view data = {}, bool closeConnection = false);
  Http3Response *onData(MoveOnlyFunction<void(std::string_view, bool)> &&handler);
};

struct H3App {
  using Handler = MoveOnlyFunction<void(Http3Response *, Http3Request *)>;
  H3App &&get(std::string pattern, Handler &&handler) { return std::move(*this); }
  H3App &&post(std::string pattern, Handler &&handler) { return std::move(*this); }
  H3App &&any(std::string pattern, Handler &&handler) { return std::move(*this); }
};

} // namespace uWS

#endif
