// A query that is sent is kept under a number; its results are at an address of
// their own.

#include <httplib.h>
#include <string>

struct QueryStore {
  std::string create(const std::string &query);
};

int main() {
  QueryStore queries;
  httplib::Server server;
  server.Post("/queries",
              [&queries](const httplib::Request &req, httplib::Response &res) {
                const std::string id = queries.create(req.body);
                res.set_redirect("/queries/" + id + "?from=0&size=20", 308);
              });
  server.listen("127.0.0.1", 8080);
}
