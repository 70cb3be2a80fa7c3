// <vector>, <list>, <array>, <map>, <set>, <unordered_map>, <unordered_set>,
// <any>, <iterator>, <algorithm>
#pragma once
#include <functional>

namespace std {

template <class T> class allocator;
template <class T> using Added = pair<T *, bool>;

#define RANGE(T)                                                               \
  using value_type = T;                                                        \
  using iterator = T *;                                                        \
  using const_iterator = const T *;                                            \
  T *begin() noexcept;                                                         \
  T *end() noexcept;                                                           \
  const T *begin() const noexcept;                                             \
  const T *end() const noexcept;                                               \
  size_t size() const noexcept;                                                \
  bool empty() const noexcept;                                                 \
  void clear() noexcept;                                                       \
  T *erase(const T *);                                                         \
  T *erase(const T *, const T *);

#define SEQUENCE(name)                                                         \
  template <class T, class A = allocator<T>> class name {                      \
    T *first;                                                                  \
                                                                               \
  public:                                                                      \
    RANGE(T)                                                                   \
    name() noexcept;                                                           \
    name(const name &);                                                        \
    name(name &&) noexcept;                                                    \
    name(initializer_list<T>);                                                 \
    explicit name(size_t);                                                     \
    name(size_t, const T &);                                                   \
    template <class I, class = decltype(*declval<I &>())> name(I, I);          \
    ~name();                                                                   \
    name &operator=(const name &);                                             \
    name &operator=(name &&) noexcept;                                         \
    name &operator=(initializer_list<T>);                                      \
    T &operator[](size_t) noexcept;                                            \
    const T &operator[](size_t) const noexcept;                                \
    T &at(size_t);                                                             \
    const T &at(size_t) const;                                                 \
    T &front() noexcept;                                                       \
    const T &front() const noexcept;                                           \
    T &back() noexcept;                                                        \
    const T &back() const noexcept;                                            \
    T *data() noexcept;                                                        \
    const T *data() const noexcept;                                            \
    void resize(size_t);                                                       \
    void push_back(const T &);                                                 \
    void push_back(T &&);                                                      \
    template <class... B> T &emplace_back(B &&...) { return *first; }          \
    void pop_back() noexcept;                                                  \
    T *insert(const T *, const T &);                                           \
    T *insert(const T *, T &&);                                                \
    T *insert(const T *, initializer_list<T>);                                 \
    template <class I> T *insert(const T *, I, I);                             \
    template <class I> void assign(I, I);                                      \
    void swap(name &) noexcept;                                                \
  };
SEQUENCE(vector)
SEQUENCE(list)

template <class T, size_t n> struct array {
  RANGE(T)
  T elements[n];
  constexpr T &operator[](size_t i) noexcept { return elements[i]; }
  constexpr const T &operator[](size_t i) const noexcept { return elements[i]; }
};
template <class T, class... U> array(T, U...) -> array<T, 1 + sizeof...(U)>;

#define KEYED(name, T)                                                         \
  RANGE(T)                                                                     \
  name() noexcept;                                                             \
  name(const name &);                                                          \
  name(name &&) noexcept;                                                      \
  name(initializer_list<T>);                                                   \
  ~name();                                                                     \
  name &operator=(const name &);                                               \
  name &operator=(name &&) noexcept;                                           \
  inserted insert(const T &);                                                  \
  inserted insert(T &&);                                                       \
  void insert(initializer_list<T>);                                            \
  template <class... B> inserted emplace(B &&...);                             \
  size_t erase(const K &);                                                     \
  T *find(const K &);                                                          \
  const T *find(const K &) const;                                              \
  size_t count(const K &) const;                                               \
  bool contains(const K &) const;
#define MAP(name, ...)                                                         \
  template <class K, class V, __VA_ARGS__> class name {                        \
    using T = pair<const K, V>;                                                \
    T *first;                                                                  \
                                                                               \
  public:                                                                      \
    using inserted = Added<T>;                                                 \
    KEYED(name, T)                                                             \
    V &operator[](const K &);                                                  \
    V &operator[](K &&);                                                       \
    V &at(const K &);                                                          \
    const V &at(const K &) const;                                              \
  };
#define MULTIMAP(name, ...)                                                    \
  template <class K, class V, __VA_ARGS__> class name {                        \
    using T = pair<const K, V>;                                                \
    T *first;                                                                  \
                                                                               \
  public:                                                                      \
    using inserted = T *;                                                      \
    KEYED(name, T)                                                             \
  };
#define SET(name, added, ...)                                                  \
  template <class T, __VA_ARGS__> class name {                                 \
    using K = T;                                                               \
    T *first;                                                                  \
                                                                               \
  public:                                                                      \
    using inserted = added;                                                    \
    KEYED(name, T)                                                             \
  };
#define ORDERED(T) class C = less<T>, class A = allocator<T>
#define HASHED(T)                                                              \
  class H = hash<T>, class E = equal_to<T>, class A = allocator<T>
MAP(map, ORDERED(K))
MAP(unordered_map, HASHED(K))
MULTIMAP(multimap, ORDERED(K))
MULTIMAP(unordered_multimap, HASHED(K))
SET(set, Added<T>, ORDERED(T))
SET(unordered_set, Added<T>, HASHED(T))

class any {
public:
  any() noexcept;
  template <class T> any(T &&) {}
  bool has_value() const noexcept;
};

template <class C> struct back_insert_iterator {
  back_insert_iterator &operator*();
  back_insert_iterator &operator++();
  template <class T> back_insert_iterator &operator=(T &&);
};
template <class C> back_insert_iterator<C> back_inserter(C &);
template <class T, size_t n> T *begin(T (&)[n]) noexcept;
template <class T, size_t n> T *end(T (&)[n]) noexcept;
template <class C> auto begin(C &range) -> decltype(range.begin());
template <class C> auto end(C &range) -> decltype(range.end());
template <class T, size_t n> constexpr size_t size(const T (&)[n]) noexcept {
  return n;
}

// Those that take a callable call it, as in the library.
template <class I, class F> F for_each(I first, I last, F call) {
  for (; first != last; ++first)
    call(*first);
  return call;
}
template <class I, class F> I find_if(I first, I last, F accepts) {
  while (first != last && !accepts(*first))
    ++first;
  return first;
}
template <class I, class F> bool any_of(I first, I last, F accepts) {
  return find_if(first, last, accepts) != last;
}
template <class I, class F> I remove_if(I first, I last, F accepts) {
  return find_if(first, last, accepts);
}
template <class I, class O, class F>
O transform(I first, I last, O out, F change);
template <class I, class T> I find(I first, I last, const T &value);
template <class I, class T> I remove(I first, I last, const T &value);
template <class I, class T> ptrdiff_t count(I first, I last, const T &value);
template <class I, class O> O copy(I first, I last, O out);
template <class I, class T>
void replace(I first, I last, const T &from, const T &to);

} // namespace std
