// A store with a leader. Who isn't it sends the command there.

#include <httplib.h>
#include <string>

struct Command {
  std::string key;
  std::string value;
};

class Raft {
public:
  bool isLeader() const;
  std::string leaderClient() const;
  std::string commit(const Command &command);
};

static void execute(Raft &raft, const Command &command,
                    const httplib::Request &req, httplib::Response &res) {
  if (raft.isLeader()) {
    res.set_content(raft.commit(command), "application/json");
    return;
  }
  if (raft.leaderClient().empty()) {
    res.status = 500;
    return;
  }
  const std::string url = "http://" + raft.leaderClient() + req.path;
  res.set_redirect(url, 302);
}

int main() {
  Raft raft;
  httplib::Server server;
  server.Post("/set/(.*)",
              [&](const httplib::Request &req, httplib::Response &res) {
                Command command;
                command.key = req.matches[1].str();
                command.value = req.body;
                execute(raft, command, req, res);
              });
  server.listen("127.0.0.1", 4001);
}
