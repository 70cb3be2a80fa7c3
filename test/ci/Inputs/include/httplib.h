// As much of cpp-httplib as the tests of the gate take, without the standard
// library, so that it compiles at once.

namespace httplib {

struct Request {
  const char *body;
};

struct Response {
  void set_redirect(const char *url, int status = 302);
};

using Handler = void (*)(const Request &, Response &);

struct Server {
  Server &Get(const char *pattern, Handler handler);
  Server &Post(const char *pattern, Handler handler);
  Server &Put(const char *pattern, Handler handler);
};

} // namespace httplib
