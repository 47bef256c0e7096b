// Column<T>: a growable array of plain values for columns of millions of entries.
//
// Unlike a vector it grows by realloc, which moves pages instead of copying bytes: growing never holds the values
// twice, and capacity that was never written takes no memory. That is what keeps the builder within its budget.
#ifndef STILLHELD_HEAP_COLUMN_H_
#define STILLHELD_HEAP_COLUMN_H_

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#include "heap/page_memory.h"

namespace stillheld {

template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  Column() = default;
  // All bytes zero; pages are taken when first written.
  static Column Zeroed(size_t size) {
    if (size > SIZE_MAX / sizeof(T)) throw std::bad_alloc();
    Column column;
    column.data_ = static_cast<T*>(NewBlock(size * sizeof(T)));
    column.size_ = column.capacity_ = size;
    return column;
  }
  Column(Column&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  Column& operator=(Column&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
  ~Column() { FreeBlock(data_, capacity_ * sizeof(T)); }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  T& back() { return data_[size_ - 1]; }
  std::span<const T> view() const { return {data_, size_}; }

  void push_back(const T& value) {
    if (size_ == capacity_) Reallocate(capacity_ < 16 ? 16 : capacity_ + capacity_ / 2);
    data_[size_++] = value;
  }
  void clear() { size_ = 0; }
  void ShrinkToFit() {
    if (size_ == 0) {
      *this = Column();
    } else if (size_ < capacity_) {
      Reallocate(size_);
    }
  }

 private:
  void Reallocate(size_t capacity) {
    if (capacity > SIZE_MAX / sizeof(T)) throw std::bad_alloc();
    data_ = static_cast<T*>(ResizeBlock(data_, capacity_ * sizeof(T), capacity * sizeof(T)));
    capacity_ = capacity;
  }

  T* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_COLUMN_H_
